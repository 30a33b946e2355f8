#include <map>

#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

// The list of what is wrong, above the heading.
std::string summary_of(const test::Answer& page)
{
    const auto begin = page.body().find("govuk-error-summary__list");
    if (begin == std::string::npos) return {};
    return page.body().substr(begin, page.body().find("</ul>", begin) - begin);
}

// Each message once, with a link to a field that is there.
void expect_links_to_fields(const test::Answer& page, const std::string& where)
{
    EXPECT_GE(page.status(), 400) << where;
    const std::string summary = summary_of(page);
    ASSERT_FALSE(summary.empty()) << where;
    EXPECT_EQ(summary.find("<li><a href"), summary.find("<li>")) << where << summary;
    static const std::regex item{R"re(<li>(?:<a href="#([^"]*)">)?([^<]*))re"};
    std::map<std::string, int> times;
    for (std::sregex_iterator hit{summary.begin(), summary.end(), item}, end; hit != end; ++hit) {
        const std::string field = (*hit)[1];
        EXPECT_FALSE(field.empty()) << where << ": " << (*hit)[2];
        EXPECT_TRUE(page.says("id=\"" + field + "\"")) << where << ": no field " << field;
        EXPECT_EQ(++times[field + ": " + (*hit)[2].str()], 1) << where << ": " << (*hit)[2];
    }
}

struct Row {
    const char* name;
    const char* url;
    const char* by;
    Fields form;
};

// Everything that each form can be refused for at once.
const Row rows[] = {
    {"ChooseATime",
     "/meetings/new/time",
     "bs",
     {{"family", "case-1"}, {"type", "initial_cp_conference"}}},
    {"AskPeopleNothingChosen",
     "/meetings/new/poll",
     "bs",
     {{"family", "case-1"}, {"type", "initial_cp_conference"}}},
    {"AskPeopleTooLate",
     "/meetings/new/poll",
     "bs",
     {{"family", "case-1"},
      {"type", "initial_cp_conference"},
      {"ask", "contact:contact-police"},
      {"slots", "2026-11-24T10:00,cc,room-1"},
      {"slots", "2026-11-24T11:00,cc,room-1"},
      {"deadline_date", "31/11/2026"},
      {"deadline_time", "soon"}}},
    {"WhatItNeeds",
     "/meetings/new/needs",
     "bs",
     {{"family", "case-1"},
      {"type", "initial_cp_conference"},
      {"duration_minutes", "long"},
      {"family_minutes_before", "7"},
      {"debrief_minutes_after", "500"},
      {"mode", "by post"},
      {"chair", "sw"},
      {"minute_taker", "nobody"},
      {"interpreter", "Polish\nand more"},
      {"advocates", "aunt"},
      {"unwanted.0.day", "monday"},
      {"unwanted.0.from", "15:00"},
      {"unwanted.0.until", "14:00"},
      {"unwanted.0.name", ""},
      {"version", "0"},
      {"step", "save"}}},
    {"WhatItNeedsWithoutQuorum",
     "/meetings/new/needs",
     "bs",
     {{"family", "case-1"},
      {"type", "initial_cp_conference"},
      {"children", "child-1"},
      {"duration_minutes", "120"},
      {"mode", "in_person"},
      {"version", "1"},
      {"step", "save"}}},
    {"ATimeTaken",
     "/calendar/times/user/cc/busy",
     "cc",
     {{"date", "31/2/2026"}, {"from", "25:00"}, {"until", "never"}, {"kind", "party"}}},
    {"ServiceHours",
     "/calendar/service-times/hours",
     "bs",
     {{"opens", "late"}, {"closes", "early"}, {"version", "0"}}},
};

class ErrorSummary : public test::SchedulingPages, public testing::WithParamInterface<Row> {};

TEST_P(ErrorSummary, LeadsFromEachMessageToItsField)
{
    const Row& row = GetParam();
    save_needs();

    const auto page = service.as(row.by).post(row.url, row.form);

    expect_links_to_fields(page, page.body());
}

INSTANTIATE_TEST_SUITE_P(SchedulingPages,
                         ErrorSummary,
                         testing::ValuesIn(rows),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace quorate::server
