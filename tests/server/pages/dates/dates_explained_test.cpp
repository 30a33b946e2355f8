#include <gtest/gtest.h>

#include "core/rules/bank_holidays.hpp"
#include "core/rules/rule_book.hpp"
#include "server/pages/dates/counting_calendar.hpp"
#include "server/pages/dates/dates_drawing.hpp"
#include "server/pages/dates/dates_words.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

using core::Language;
using test::day;

const core::NamedDays shutdown{{day("2026-12-29"), "Christmas shutdown"}, {day("2026-12-30"), ""}};

core::ExplainedDueDate due(const char* rule, const char* from, const core::NamedDays& closures = {})
{
    const core::Calendars calendars = core::calendars_with(core::shipped_bank_holidays(), closures);
    core::ExplainedDueDate date{
        .due = {.id = core::DueDateId{"due-1"}, .counted_from = day(from), .rule_id = rule},
        .explanation = core::explained_due_date(
            *core::nearest_rule(rule, day(from)), {.on = day(from)}, calendars)};
    date.due.limit_date = date.explanation.due.limit_date;
    date.due.schedule_by = date.explanation.due.schedule_by;
    date.due.meeting_type = date.explanation.rule.meeting_type;
    date.left = {.working_days = 12};
    return date;
}

// "Tue 29 Dec: not counted: …", one a line.
std::string days_of(const Counting& counting)
{
    std::string text;
    const View days = every_day(counting);
    for (const View& each : days.list_value())
        text += each.get("counted_day")->string_value() + ": " +
                each.get("counted_as")->string_value() + "\n";
    return text;
}

// The cells of the calendar that look like `look`: mark, day, note and what is said.
std::vector<std::string> cells(const View& calendar, const std::string& look)
{
    std::vector<std::string> found;
    for (const View& week : calendar.get("weeks")->list_value())
        for (const View& cell : week.get("days")->list_value())
            if (cell.get("day_class")->string_value() == look)
                found.push_back(cell.get("mark")->string_value() + "|" +
                                cell.get("day_number")->string_value() + "|" +
                                cell.get("day_note")->string_value() + "|" +
                                cell.get("day_said")->string_value());
    return found;
}

std::string drawn(const std::vector<core::ExplainedDueDate>& dates,
                  const core::NamedDays& closures,
                  Language language = Language::english)
{
    return dates_drawing({.dates = dates,
                          .today = day("2026-12-21"),
                          .holidays = core::shipped_bank_holidays(),
                          .closures = closures,
                          .language = language});
}

TEST(ExplainedDates, TellClosuresApartFromBankHolidaysInTheCalendar)
{
    const auto date = due("loc-cin-visit-record-2wd", "2026-12-24", shutdown);
    const View calendar = counting_calendar({.date = date.explanation, .closures = shutdown});
    EXPECT_EQ(
        cells(calendar, "is-closed"),
        (std::vector<std::string>{"Closed|29|| not counted: local closure, Christmas shutdown",
                                  "Closed|30|| not counted: local closure"}));
    EXPECT_EQ(cells(calendar, "is-hol"),
              (std::vector<std::string>{"Bank hol|25|| not counted: Christmas Day",
                                        "Bank hol|28|| not counted: Boxing Day (substitute day)",
                                        "Bank hol|1|| not counted: New Year's Day"}));
    EXPECT_EQ(left_out_text(date.explanation, Language::english),
              "4 weekend days. 3 bank holidays: Fri 25 Dec (Christmas Day), Mon 28 Dec (Boxing Day "
              "(substitute day)), Fri 1 Jan (New Year's Day). 2 local closures: Tue 29 Dec "
              "(Christmas shutdown), Wed 30 Dec.");
}

TEST(ExplainedDates, CountClosuresOfNationalLimitsAndSayThatTheyAreClosed)
{
    const auto date = due("eng-icpc-15wd", "2026-12-14", shutdown);
    const View calendar = counting_calendar({.date = date.explanation, .closures = shutdown});
    EXPECT_EQ(cells(calendar, "is-closed"),
              (std::vector<std::string>{"9|29|Closed| (closed here, but counted)",
                                        "10|30|Closed| (closed here, but counted)"}));
}

TEST(ExplainedDates, SayTheDayOfTheMeetingInTheCalendarInWords)
{
    const auto date = due("eng-icpc-15wd", "2026-11-05");
    const core::NamedDays none;
    const auto met = [&](bool is_done) {
        return cells(counting_calendar({.date = date.explanation,
                                        .closures = none,
                                        .met = day("2026-11-25"),
                                        .is_done = is_done}),
                     "is-met");
    };
    EXPECT_EQ(met(false), std::vector<std::string>{"14 ✓|25||, booked for this day"});
    EXPECT_EQ(met(true), std::vector<std::string>{"14 ✓|25||, done on this day"});
}

TEST(ExplainedDates, AreCountedDayByDayInWelsh)
{
    const auto date = due("loc-cin-visit-record-2wd", "2026-12-24", shutdown);
    EXPECT_EQ(
        days_of({.date = date.explanation, .closures = shutdown, .language = Language::welsh}),
        "Iau 24 Rhag: y cloc yn cychwyn: diwrnod 0\n"
        "Gwe 25 Rhag: heb ei gyfrif: Dydd Nadolig\n"
        "Sad 26 Rhag: heb ei gyfrif: dydd Sadwrn\n"
        "Sul 27 Rhag: heb ei gyfrif: dydd Sul\n"
        "Llun 28 Rhag: heb ei gyfrif: Gŵyl San Steffan (diwrnod yn lle gŵyl ar benwythnos)\n"
        "Maw 29 Rhag: heb ei gyfrif: ar gau yn lleol, Christmas shutdown\n"
        "Mer 30 Rhag: heb ei gyfrif: ar gau yn lleol\n"
        "Iau 31 Rhag: diwrnod 1\n"
        "Gwe 1 Ion: heb ei gyfrif: Dydd Calan\n"
        "Sad 2 Ion: heb ei gyfrif: dydd Sadwrn\n"
        "Sul 3 Ion: heb ei gyfrif: dydd Sul\n"
        "Llun 4 Ion: diwrnod 2, y diwrnod olaf\n");
}

TEST(ExplainedDates, DrawClosuresAsOneBandWithItsName)
{
    const std::vector dates{due("eng-icpc-15wd", "2026-12-14", shutdown)};
    const std::string drawing = drawn(dates, shutdown);
    EXPECT_NE(drawing.find("url(#cm-closed)"), std::string::npos);
    EXPECT_NE(drawing.find("Local closures: Christmas shutdown, Tue 29 Dec 2026; Wed 30 Dec 2026."),
              std::string::npos);
    EXPECT_NE(drawing.find(">bank holidays</text>"), std::string::npos);
    EXPECT_EQ(drawn(dates, {}).find(">closed</text>"), std::string::npos);
}

TEST(ExplainedDates, AreDrawnWithWhatIsBookedHeldDoneOrStillWanted)
{
    auto wanted = due("eng-icpc-15wd", "2026-12-07");
    auto booked = wanted;
    booked.due.meeting = core::MeetingId{"meeting-1"};
    booked.due.booked_for = test::at("2026-12-22T10:00");
    auto held = booked;
    held.due.status = core::DueStatus::met;
    held.due.met_on = day("2026-12-18");
    auto done = held;
    done.due.meeting.reset();
    const std::string drawing = drawn({wanted, booked, held, done}, {});
    for (const char* words :
         {">No date yet<", ">Booked Tue 22 Dec<", ">Held Fri 18 Dec<", ">Done Fri 18 Dec<"})
        EXPECT_NE(drawing.find(words), std::string::npos) << words;
}

// Where the words that begin so stand in the picture: their x.
int place_of(const std::string& drawing, const std::string& words)
{
    const auto at = drawing.find(">" + words);
    if (at == std::string::npos) return -1;
    const auto start = drawing.rfind("<text x=\"", at) + 9;
    return std::stoi(drawing.substr(start));
}

TEST(ExplainedDates, KeepTheWordsOfALimitClearOfTheDiamond)
{
    auto date = due("eng-icpc-15wd", "2026-12-07");
    const int alone = place_of(drawn({date}, {}), "Last day Wed 30 Dec");
    ASSERT_GT(alone, 0);
    date.due.meeting = core::MeetingId{"meeting-1"};
    date.due.booked_for = test::at("2026-12-30T10:00");
    EXPECT_GT(place_of(drawn({date}, {}), "Last day Wed 30 Dec"), alone);
    date.due.booked_for = test::at("2026-12-21T10:00");
    EXPECT_EQ(place_of(drawn({date}, {}), "Last day Wed 30 Dec"), alone);
}

TEST(ExplainedDates, AreDrawnWithTheDayToBookByWhereTheLimitCannotBeBooked)
{
    auto date = due("eng-rcpc-first-3m", "2026-11-30");
    EXPECT_NE(drawn({date}, {}).find(">Book by Fri 26 Feb 2027<"), std::string::npos);
}

TEST(ExplainedDates, AreNamedAsTargetsWhereTheyAreNoLimits)
{
    for (const core::StatutoryRule& rule : core::all_rules()) {
        if (rule.bound != core::Bound::target || rule.unit == core::Unit::hours ||
            rule.unit == core::Unit::none)
            continue;
        const auto date = due(std::string{rule.id}.c_str(), "2026-11-02");
        EXPECT_TRUE(due_sentence(date).starts_with("Target ")) << rule.id;
        EXPECT_NE(drawn({date}, {}).find(">Target "), std::string::npos) << rule.id;
    }
}

TEST(ExplainedDates, SayHowTheyStandInWelsh)
{
    auto date = due("eng-icpc-15wd", "2026-11-05");
    const auto chip = [&] { return due_chip(date, Language::welsh).get("words")->string_value(); };
    EXPECT_EQ(chip(), "12 diwrnod gwaith");
    date.left = {.working_days = -2, .is_late = true};
    EXPECT_EQ(chip(), "2 ddiwrnod gwaith yn hwyr");
    EXPECT_EQ(due_sentence(date, Language::welsh),
              "Y diwrnod olaf oedd dydd Iau 26 Tachwedd 2026. Dim dyddiad eto.");
    date.due.meeting = core::MeetingId{"meeting-1"};
    date.due.booked_for = test::at("2026-11-24T10:00");
    EXPECT_EQ(chip(), "Wedi'i drefnu, diwrnod 13 o 15");
    date.due.settled_reason = "Agreed by phone";
    EXPECT_EQ(due_sentence(date, Language::welsh).find("phone"), std::string::npos);
    EXPECT_NE(due_sentence(date).find("Agreed by phone"), std::string::npos);
}

TEST(ExplainedDates, AreLabelledInBothLanguages)
{
    View english;
    View welsh;
    set_page_words(english, Language::english);
    set_page_words(welsh, Language::welsh);
    for (const char* name : {"word_heading", "word_how", "word_table", "word_printed"})
        EXPECT_NE(english.get(name)->string_value(), welsh.get(name)->string_value()) << name;
    EXPECT_EQ(working_days_text(1, Language::english), "1 working day");
    EXPECT_EQ(working_days_text(2, Language::welsh), "2 ddiwrnod gwaith");
}

}  // namespace
}  // namespace quorate::server
