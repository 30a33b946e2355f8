#include "core/availability/busy_csv.hpp"

#include "core/availability/calendar_sharing.hpp"
#include "tests/core/availability/availability_fixture.hpp"

namespace quorate::core {
namespace {

using test::at;
using test::staff;

class BusyCsv : public test::AvailabilityTest {
protected:
    Result<ImportedBusyTimes> import(const std::string& csv, const Actor& actor = staff("bs"))
    {
        return change(
            [&](UnitOfWork& work) { return import_busy_csv(work, clock_, random_, actor, csv); });
    }

    std::string refused(const std::string& line)
    {
        return told(import("owner,date,from,until,kind\n" + line + "\n"));
    }

    // "2026-11-23T10:00:00Z 2026-11-23T12:00:00Z busy" for each.
    std::vector<std::string> times(const CalendarOwner& owner)
    {
        const auto page = ask([&](UnitOfWork& work) {
            return work.availability.list(test::exampleshire, {.owner = owner});
        });
        std::vector<std::string> all;
        for (const BusyTime& each : page.entries)
            all.push_back(iso_utc(each.starts_at) + " " + iso_utc(each.ends_at) + " " +
                          std::string{code(each.kind)});
        return all;
    }

    SharingState state(const CalendarOwner& owner)
    {
        return ask(
            [&](UnitOfWork& work) { return sharing_of(work, test::exampleshire, owner).state; });
    }
};

using Texts = std::vector<std::string>;

TEST_P(BusyCsv, TakesStaffContactsAndRooms)
{
    const auto imported = import(
        "Owner,Date,From,Until,Kind\r\n"
        "CC@council.example,23/11/2026,10:00,12.30,\r\n"
        "noor@nhs.example,2026-11-24,,,leave\r\n"
        "room oak,25 November 2026,9,10,busy\r\n");
    ASSERT_TRUE(imported) << told(imported);
    EXPECT_EQ(imported->times, 3);
    EXPECT_EQ(imported->owners, 3);
    EXPECT_EQ(iso(imported->from), "2026-11-23");
    EXPECT_EQ(iso(imported->until), "2026-11-25");
    EXPECT_EQ(times(user("cc")), Texts{"2026-11-23T10:00:00Z 2026-11-23T12:30:00Z busy"});
    EXPECT_EQ(times(contact("contact-nurse")),
              Texts{"2026-11-24T00:00:00Z 2026-11-25T00:00:00Z leave"});
    EXPECT_EQ(times(room("room-1")), Texts{"2026-11-25T09:00:00Z 2026-11-25T10:00:00Z busy"});
    EXPECT_EQ(state(contact("contact-nurse")), SharingState::csv);
    EXPECT_EQ(state(contact("contact-gp")), SharingState::not_shared);
}

TEST_P(BusyCsv, TakesMomentsWithAndWithoutAnOffsetAndWholeDays)
{
    ASSERT_TRUE(
        import("owner,start,end\n"
               "cc@council.example,2026-11-23T10:00,2026-11-23T12:00:00Z\n"
               "cc@council.example,2027-06-01T10:00:00+01:00,2027-06-01T12:00\n"
               "cc@council.example,2026-12-24,2026-12-26\n"));
    EXPECT_EQ(times(user("cc")),
              (Texts{"2026-11-23T10:00:00Z 2026-11-23T12:00:00Z busy",
                     "2026-12-24T00:00:00Z 2026-12-27T00:00:00Z busy",
                     "2027-06-01T09:00:00Z 2027-06-01T11:00:00Z busy"}));
}

TEST_P(BusyCsv, ReplacesWhatEarlierFilesSaidOfTheSameDaysAlone)
{
    ASSERT_TRUE(
        import("owner,start,end\n"
               "cc@council.example,2026-11-22,2026-11-26\n"
               "cc@council.example,2026-11-28T10:00,2026-11-28T11:00\n"
               "noor@nhs.example,2026-11-24T10:00,2026-11-24T11:00\n"));
    ASSERT_TRUE(
        import("owner,date,from,until\n"
               "cc@council.example,2026-11-24,10:00,11:00\n"));
    EXPECT_EQ(times(user("cc")),
              (Texts{"2026-11-22T00:00:00Z 2026-11-24T00:00:00Z busy",
                     "2026-11-24T10:00:00Z 2026-11-24T11:00:00Z busy",
                     "2026-11-25T00:00:00Z 2026-11-27T00:00:00Z busy",
                     "2026-11-28T10:00:00Z 2026-11-28T11:00:00Z busy"}));
    EXPECT_EQ(times(contact("contact-nurse")).size(), 1u);
}

TEST_P(BusyCsv, LeavesWhatWasTyped)
{
    with_store([&](AvailabilityStore& store) {
        store.add({.id = BusyTimeId{"typed"},
                   .authority = test::exampleshire,
                   .owner = user("cc"),
                   .starts_at = at("2026-11-24T10:00"),
                   .ends_at = at("2026-11-24T11:00"),
                   .created_by = UserId{"cc"},
                   .created_at = clock_.now()});
    });
    ASSERT_TRUE(import("owner,date\ncc@council.example,2026-11-24\n"));
    EXPECT_EQ(times(user("cc")).size(), 2u);
}

TEST_P(BusyCsv, NamesEveryBadLineAndTakesNone)
{
    const auto bad = import(
        "owner,date,from,until,kind\n"
        "cc@council.example,2026-11-23,10:00,12:00,\n"
        "nobody@council.example,2026-11-23,10:00,12:00,\n"
        "cc@council.example,31/2/2027,10:00,12:00,\n"
        "cc@council.example,2026-11-24,12:00,10:00,away\n");
    EXPECT_EQ(told(bad),
              "csv: Line 3, owner: Nobody has this e-mail address, and no room this name; "
              "csv: Line 4, date: There is no 31 February 2027: that month has 28 days; "
              "csv: Line 5, kind: Write busy, leave or on_call; "
              "csv: Line 5, until: The end must be after the start");
    EXPECT_TRUE(times(user("cc")).empty());
}

TEST_P(BusyCsv, RefusesEachKindOfBadLineInItsWords)
{
    struct Case {
        const char* line;
        const char* then_told;
    };
    for (const Case& c : {
             Case{"cc@council.example,2027-03-28,01:30,03:00,",
                  "from: The clocks go forward then: there is no such time in London"},
             Case{"cc@council.example,2026-11-23,10:00,10:00,",
                  "until: The end must be after the start"},
             Case{"cc@council.example,2028-12-01,10:00,12:00,",
                  "date: The time must be within the next two years"},
             Case{"cc@council.example,2025-11-01,10:00,12:00,",
                  "date: The time must not be more than a year ago"},
             Case{"cc@council.example,,10:00,12:00,", "date: Write the day like 2026-11-25"},
             Case{"cc@council.example,2026-11-23,10:00,,", "until: Write the time like 09:30"},
             Case{"cc@council.example,2026-11-23,25:00,26:00,",
                  "from: Write the time like 09:30; csv: Line 2, until: Write the time like 09:30"},
             Case{",2026-11-23,10:00,12:00,",
                  "owner: Nobody has this e-mail address, and no room this name"},
             Case{"gone@police.example,2026-11-23,10:00,12:00,",
                  "owner: Nobody has this e-mail address, and no room this name"},
             Case{"Room Oak,2026-11-23,10:00,12:00,leave", "kind: A room can only be busy"},
             Case{"cc@council.example,2026-11-23,10:00,12:00,busy,more",
                  "csv: This line has more columns than the first line"},
         })
        EXPECT_EQ(refused(c.line), std::string{"csv: Line 2, "} + c.then_told) << c.line;
}

TEST_P(BusyCsv, RefusesALineThatStandsThereTwice)
{
    EXPECT_EQ(told(import("owner,date\ncc@council.example,2026-11-24\n"
                          "CC@council.example,24/11/2026\n")),
              "csv: Line 3, owner: Line 2 says this already");
}

TEST_P(BusyCsv, RefusesAFileThatSaysMoreThanItShould)
{
    EXPECT_EQ(told(import("owner,date,subject\ncc@council.example,2026-11-24,Dentist\n")),
              "csv: The first line has a column “subject”, but may only have these: owner, date, "
              "from, until, start, end, kind");
    EXPECT_EQ(told(import("owner;date\ncc@council.example;2026-11-30\n")),
              "csv: The columns are separated by semicolons: save the file with commas between "
              "them");
    for (const char* header : {"owner", "owner,date,from", "owner,start", "owner,date,start,end"})
        EXPECT_EQ(told(import(std::string{header} + "\ncc@council.example\n")),
                  "csv: The first line must name the columns date, from and until, or the columns "
                  "start and end")
            << header;
    EXPECT_EQ(told(import("")), "csv: Choose a CSV file, or paste its lines");
}

TEST_P(BusyCsv, KeepsNobodysCalendarWhoIsNotTheSendersToKeep)
{
    const std::string chairs = "owner,date\ncc@council.example,2026-11-24\n";
    EXPECT_EQ(told(import(chairs, staff("sw"))),
              "csv: Line 2, owner: This is not a calendar that you keep");
    EXPECT_EQ(told(import(chairs, staff("ad"))), refusal_text(Refusal::not_permitted).code);
    EXPECT_EQ(told(import("owner,date\nnoor@nhs.example,2026-11-24\n", staff("sw"))), "nothing");
    EXPECT_EQ(told(import(chairs, system_actor(test::exampleshire))), "nothing");
}

TEST_P(BusyCsv, IsAuditedForEachOwner)
{
    const auto before = audited();
    ASSERT_TRUE(import("owner,date\ncc@council.example,2026-11-24\nRoom Oak,2026-11-24\n"));
    EXPECT_EQ(audited(), before + 2);
}

QUORATE_ON_EVERY_DATABASE(BusyCsv);

}  // namespace
}  // namespace quorate::core
