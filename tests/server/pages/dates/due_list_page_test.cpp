#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/cases/case_store.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "tests/support/case_service.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// A conference is due on Thursday 26 November 2026, and it is Monday.
class DueListPage : public testing::Test {
protected:
    DueListPage() { discuss(family_, "5/11/2026"); }

    void discuss(const std::string& family, const std::string& on)
    {
        const auto recorded = service_.as("sw").post(
            "/families/" + family + "/events/new",
            {{"kind", "strategy_discussion"}, {"on", on}, {"initiates_section_47", "yes"}});
        ASSERT_EQ(recorded.status(), 303) << recorded.body();
    }

    // A meeting of one hour, chaired by "cc", for the conference that is due.
    void book(const char* starts)
    {
        const core::CaseId family{family_};
        const bool is_booked = service_.database().write([&](core::UnitOfWork& work) {
            const auto type = core::MeetingType::initial_cp_conference;
            const auto due = core::due_date_for_meeting(work, test::exampleshire, family, type);
            const core::MeetingId id{"meeting-1"};
            work.meetings.add({.id = id,
                               .authority = test::exampleshire,
                               .case_id = family,
                               .type = type,
                               .reference = "reference-1",
                               .feed_uid = "uid-1",
                               .starts_at = test::at(starts),
                               .ends_at = test::at(starts) + std::chrono::hours{1},
                               .chair = core::UserId{"cc"},
                               .venue = "Civic House",
                               .created_by = core::UserId{"bs"}});
            return work.due_dates.book(test::exampleshire, due.value().id, id);
        });
        ASSERT_TRUE(is_booked);
    }

    template <class Work>
    void write(Work work)
    {
        service_.database().write([&](core::UnitOfWork& unit) {
            auto due = core::due_date_for_meeting(unit,
                                                  test::exampleshire,
                                                  core::CaseId{family_},
                                                  core::MeetingType::initial_cp_conference);
            work(unit, due.value());
            return core::Done{};
        });
    }

    json::array items(const std::string& who, const std::string& query)
    {
        const auto answer = service_.as(who).get_json("/api/v1/due-dates" + query);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).at("items").as_array();
    }

    static constexpr const char* only_conferences = "?rule=eng-icpc-15wd";

    test::TestService service_;
    std::string family_ = test::add_family(service_);
};

TEST_F(DueListPage, ShowsWhatIsDueWithItsFamilyAndTheDaysLeft)
{
    const auto page = service_.as("bs").get("/due");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Everything due"));
    EXPECT_TRUE(page.says("/families/" + family_));
    EXPECT_TRUE(page.says("Testwood"));
    EXPECT_TRUE(page.says("3 working days"));
    EXPECT_TRUE(page.says("Last day Thu 26 Nov"));
    EXPECT_TRUE(
        page.says("/meetings/new/time?family=" + family_ + "&amp;type=initial_cp_conference"));
    EXPECT_FALSE(page.says("<title>Testwood"));
}

TEST_F(DueListPage, KeepsItsFiltersInTheAddressAndItsCountsAreLinks)
{
    auto bs = service_.as("bs");
    const std::string asked = "/due?show=at_risk&team=team-north&rule=eng-icpc-15wd&meeting=none";
    const auto page = bs.get(asked);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Nothing that is due stands like this."));
    EXPECT_TRUE(
        page.says("/due?show=in_time&amp;team=team-north&amp;rule=eng-icpc-15wd&amp;meeting=none"));
    EXPECT_TRUE(page.says("<option value=\"team-north\" selected>"));
    EXPECT_TRUE(page.says("<option value=\"eng-icpc-15wd\" selected>"));
    EXPECT_TRUE(page.says("<option value=\"none\" selected>"));
    EXPECT_EQ(page.field("show"), "at_risk");

    service_.clock().advance(std::chrono::days{1});
    const auto risky = service_.as("bs").get(asked);
    EXPECT_TRUE(risky.says("Testwood"));
    EXPECT_TRUE(risky.says("/due.csv?show=at_risk&amp;team=team-north"));
    const auto odd = service_.as("bs").get("/due?show=no-such-thing&rule=%3Cb%3E");
    EXPECT_TRUE(odd.says("Nothing here")) << odd.body();
}

TEST_F(DueListPage, ShowsTheMeetingThatIsBookedAndWhoChairs)
{
    book("2026-11-26T10:00");
    const auto page = service_.as("bs").get("/due?show=booked&chair=cc");
    EXPECT_TRUE(page.says("Thu 26 Nov, 10:00"));
    EXPECT_TRUE(page.says("Chair: Name of cc"));
    for (const char* other : {"/due?show=booked&chair=cc-south", "/due?show=booked_late"}) {
        const auto empty = service_.as("bs").get(other);
        EXPECT_EQ(empty.status(), 200) << other;
        EXPECT_FALSE(empty.says("Testwood")) << other;
    }
}

TEST_F(DueListPage, TellsAMeetingAfterTheLastDayFromOneInTime)
{
    book("2026-11-27T10:00");
    const auto page = service_.as("bs").get("/due?show=booked_late");
    EXPECT_TRUE(page.says("Booked after the last day</span>"));
    EXPECT_TRUE(page.says("Fri 27 Nov, 10:00"));
    EXPECT_TRUE(service_.as("bs").get("/due.csv").says(",3,booked_late,no,2026-11-27,Name of cc,"));
}

TEST_F(DueListPage, TellsTheTimeOfALimitInHours)
{
    write([](core::UnitOfWork& work, core::CaseDueDate due) {
        due.id = core::DueDateId{"in-hours"};
        due.rule_id = "loc-strategy-24h";
        due.meeting_type = core::MeetingType::strategy_discussion;
        due.limit_date = due.schedule_by = test::day("2026-11-23");
        due.limit_at = test::at("2026-11-23T14:30");
        work.due_dates.add(test::exampleshire, due);
    });
    const std::string rule = "?rule=loc-strategy-24h";
    for (const char* path : {"/due", "/needs-a-date"}) {
        const auto page = service_.as("bs").get(path);
        EXPECT_TRUE(page.says("Today at 14:30")) << path;
        EXPECT_TRUE(page.says("Last day Mon 23 Nov at 14:30")) << path;
    }
    EXPECT_TRUE(service_.as("bs").get("/due.csv" + rule).says(",0,at_risk,no,,,1,no,1,14:30\r\n"));

    service_.clock().advance(std::chrono::hours{5});
    for (const char* path : {"/due?show=overdue", "/needs-a-date"}) {
        const auto page = service_.as("bs").get(path);
        EXPECT_TRUE(page.says("Last day was Mon 23 Nov at 14:30")) << path;
        EXPECT_FALSE(page.says("Today at 14:30")) << path;
    }
    const json::array due = items("bs", rule + "&standing=overdue");
    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(due[0].at("late"), true);
    EXPECT_EQ(due[0].at("limit_at"), "2026-11-23T14:30:00Z");
}

TEST_F(DueListPage, TellsTheLastDayFromTheDayToBookBy)
{
    write([](core::UnitOfWork& work, core::CaseDueDate due) {
        due.id = core::DueDateId{"weekend"};
        due.limit_date = test::day("2026-11-28");
        due.schedule_by = test::day("2026-11-27");
        work.due_dates.add(test::exampleshire, due);
    });
    for (const char* path : {"/due", "/needs-a-date"})
        EXPECT_TRUE(service_.as("bs").get(path).says("Last day Sat 28 Nov, book by Fri 27 Nov"))
            << path;
}

TEST_F(DueListPage, SaysForWhichChildrenItIsWhenThatIsNotTheWholeFamily)
{
    write([](core::UnitOfWork& work, const core::CaseDueDate& due) {
        const core::ChildId wren{"wren"};
        work.cases.add_child(test::exampleshire,
                             {.id = wren,
                              .case_id = due.case_id,
                              .given_name = core::PersonName{"Wren"},
                              .family_name = core::PersonName{"Testwood"},
                              .date_of_birth = test::day("2024-06-01")});
        std::vector<core::ChildAnswer> answers = due.children;
        ASSERT_EQ(answers.size(), 1u);
        answers[0].status = core::DueStatus::met;
        answers[0].met_on = test::day("2026-11-20");
        answers.push_back({wren});
        work.due_dates.set_answers(test::exampleshire, due.id, answers);
    });

    EXPECT_TRUE(service_.as("bs")
                    .get("/due?rule=eng-icpc-15wd")
                    .says("EX-2041, 1 of 2 children, for Wren"));
    EXPECT_TRUE(service_.as("bs").get("/needs-a-date").says(">1 of 2 children, for Wren<"));
    for (const char* list : {"/due?rule=eng-icpc-15wd", "/needs-a-date"})
        EXPECT_TRUE(service_.as("bs").get(list).says("type=initial_cp_conference&amp;child=wren\""))
            << list;
    EXPECT_FALSE(service_.as("bs").get("/due.csv").says("Wren"));
    const json::array due = items("bs", only_conferences);
    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(due[0].at("children_count"), 2);
    EXPECT_EQ(due[0].at("waiting_children"), 1);
}

TEST_F(DueListPage, IsForThoseWhoMayKnowOfTheFamily)
{
    for (const char* path : {"/due", "/due.csv"}) {
        const auto elsewhere = service_.as("bs-south").get(path);
        EXPECT_EQ(elsewhere.status(), 200) << path;
        EXPECT_FALSE(elsewhere.says("EX-2041")) << path;
        EXPECT_TRUE(service_.as("bs").get(path).says("EX-2041")) << path;
    }
    for (const char* path : {"/due", "/due.csv"}) {
        EXPECT_EQ(service_.as("ad").get(path).status(), 403) << path;
        EXPECT_EQ(service_.nobody().get(path).status(), 303) << path;
    }
}

TEST_F(DueListPage, IsLinkedFromTheQueueOfMeetingsWithoutADate)
{
    EXPECT_TRUE(service_.as("bs").get("/needs-a-date").says("href=\"/due\""));
    EXPECT_TRUE(service_.as("bs").get("/due").says("href=\"/needs-a-date\""));
}

TEST_F(DueListPage, CanBeTakenAwayAsAFileWithoutNames)
{
    const auto file = service_.as("bs").get("/due.csv?rule=eng-icpc-15wd");
    EXPECT_EQ(file.status(), 200);
    EXPECT_EQ(file.header("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"due-2026-11-23.csv\"");
    EXPECT_EQ(file.header("Cache-Control"), "no-store");
    EXPECT_TRUE(file.says("EX-2041,Team team-north,"));
    EXPECT_TRUE(file.says(",2026-11-26,2026-11-26,3,in_time,no,,,1,no,1,\r\n"));
    EXPECT_FALSE(file.says("Testwood"));
    EXPECT_EQ(service_.as("bs").get("/due.csv?show=overdue&rule=eng-icpc-15wd").body().find("EX-"),
              std::string::npos);
}

TEST_F(DueListPage, IsTheSameInTheApi)
{
    const json::array due = items("bs", only_conferences);
    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(due[0].at("reference").as_string(), "EX-2041");
    EXPECT_EQ(due[0].at("standing").as_string(), "in_time");
    EXPECT_EQ(due[0].at("working_days_left").as_int64(), 3);
    EXPECT_TRUE(due[0].at("chair").is_null());
    const std::string conferences = only_conferences;
    EXPECT_EQ(items("bs", conferences + "&standing=in_time&booked=false").size(), 1u);
    EXPECT_EQ(items("bs", conferences + "&standing=at_risk").size(), 0u);
    EXPECT_EQ(items("bs", conferences + "&booked=true").size(), 0u);
    EXPECT_EQ(items("bs", conferences + "&provisional=true").size(), 0u);
    EXPECT_EQ(items("bs", conferences + "&team=team-south").size(), 0u);
    EXPECT_EQ(items("bs-south", "").size(), 0u);

    book("2026-11-26T10:00");
    const json::array booked = items("bs", conferences + "&standing=booked&chair=cc");
    ASSERT_EQ(booked.size(), 1u);
    EXPECT_EQ(booked[0].at("booked_for").as_string(), "2026-11-26T10:00:00+00:00");
    EXPECT_EQ(booked[0].at("chair").as_string(), "cc");
}

TEST_F(DueListPage, IsPagedInTheApi)
{
    discuss(test::add_family(service_, "EX-2042"), "6/11/2026");
    const std::string conferences = only_conferences;
    const auto first = service_.as("bs").get_json("/api/v1/due-dates" + conferences + "&limit=1");
    EXPECT_TRUE(first.says("EX-2041"));
    EXPECT_NE(first.header("Link").find("rel=\"next\""), std::string::npos);
    const json::value body = json::parse(first.body());
    const std::string id{body.at("items").at(0).at("id").as_string()};
    const json::array second = items("bs", conferences + "&limit=1&after=" + id);
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(second[0].at("reference").as_string(), "EX-2042");
}

TEST_F(DueListPage, RefusesInTheApiWhatItDoesNotKnow)
{
    for (const char* query : {"?standing=late", "?booked=perhaps", "?family=x", "?limit=0"})
        EXPECT_EQ(service_.as("bs").get_json("/api/v1/due-dates" + std::string{query}).status(),
                  422)
            << query;
    EXPECT_EQ(service_.as("ad").get_json("/api/v1/due-dates").status(), 403);
}

}  // namespace
}  // namespace quorate::server
