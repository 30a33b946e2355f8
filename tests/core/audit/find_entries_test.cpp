#include "core/audit/find_entries.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/audit_rows.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

using test::at;
using test::exampleshire;
using test::logged;
using test::staff;

const std::string reason = "Complaint number 14 of this year";

class FindingEntries : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(temp_.pool());
        test::add_logged_family(temp_.pool());
        add("sw", "SW", "case.view_summary", at("2026-11-21T10:00"));
        add("bs", "BS", "meeting.create", at("2026-11-22T23:30"));
        add("system", "AN", "busyfeed.add_url", at("2026-11-23T09:00"));
    }

    void add(const std::string& actor,
             const std::string& role,
             const std::string& action,
             Instant when)
    {
        AuditRecord record = logged(actor, role, action, when);
        record.case_id = CaseId{"case-1"};
        test::add_to_log(database(), record);
    }

    Result<FoundEntries> find(const LogSearch& search,
                              const std::string& who = "ad",
                              const std::string& why = reason)
    {
        return database().transact(
            [&](UnitOfWork& work) { return find_entries(work, clock_, staff(who), search, why); });
    }

    Result<LogExport> take(const LogSearch& search, std::optional<Instant> stepped_up)
    {
        Actor auditor = staff("ad");
        auditor.stepped_up_at = stepped_up;
        return database().transact(
            [&](UnitOfWork& work) { return begin_log_export(work, clock_, auditor, search); });
    }

    std::vector<std::string> actions(const LogSearch& search)
    {
        std::vector<std::string> found;
        const auto entries = find(search);
        if (!entries) return {"refused"};
        for (const FoundEntry& each : entries->entries)
            found.push_back(each.entry.record.action);
        return found;
    }

    test::FakeClock clock_{at("2026-11-23T10:00")};
};

using Actions = std::vector<std::string>;

TEST(AuditEvents, NameThoseOfSecondFactors)
{
    for (const char* event : {"auth.mfa.passkey_added", "auth.mfa.passkey_copied"})
        EXPECT_EQ(std::ranges::count(audit_events(), event), 1) << event;
    EXPECT_TRUE(std::ranges::is_sorted(audit_events()));
}

TEST_P(FindingEntries, IsForAnAuditorWithAReason)
{
    EXPECT_TRUE(find({}));
    EXPECT_EQ(find({}, "ad", "").error().fields.front().field, "reason");
    EXPECT_FALSE(find({}, "tm"));
    EXPECT_FALSE(find({}, "sm"));
    EXPECT_FALSE(find({}, "sw"));
    EXPECT_FALSE(find({}, "am"));
}

TEST_P(FindingEntries, IsItselfLoggedWithItsReason)
{
    ASSERT_TRUE(find({.who = "sw"}));

    const auto own = find({.who = "ad"});

    ASSERT_TRUE(own);
    ASSERT_EQ(own->entries.size(), 1u);
    const AuditRecord& looked = own->entries.front().entry.record;
    EXPECT_EQ(looked.action, "audit.view_case_log");
    EXPECT_EQ(shown_detail(looked), "part=everything who=sw reason=" + reason);
}

TEST_P(FindingEntries, CountsDaysAsTheyAreInLondon)
{
    const Date saturday = std::chrono::local_days{std::chrono::year{2026} / 11 / 21};
    const Date sunday = saturday + std::chrono::days{1};

    EXPECT_EQ(actions({.from = saturday, .until = saturday}), Actions{"case.view_summary"});
    EXPECT_EQ(actions({.from = sunday, .until = sunday}), Actions{"meeting.create"});
}

TEST_P(FindingEntries, NamesThoseOfTheStaffWhoAreInThePage)
{
    const auto found = find({.until = std::chrono::local_days{std::chrono::year{2026} / 11 / 22}});

    ASSERT_TRUE(found);
    EXPECT_EQ(found->names.size(), 2u);
    EXPECT_EQ(found->names.at("sw").reveal(), "Name of sw");
    EXPECT_EQ(found->entries.front().reference, "EX-2041");
}

TEST_P(FindingEntries, SaysWhatOfTheSearchCannotBe)
{
    const auto found = find({.who = "nobody", .action = "Looking", .reference = "EX-9"});

    ASSERT_FALSE(found);
    std::vector<std::string> fields;
    for (const FieldError& each : found.error().fields)
        fields.push_back(each.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"who", "action", "reference"}));
}

TEST_P(FindingEntries, LeavesAsAFileOnlyWithAFreshPassword)
{
    EXPECT_EQ(take({}, std::nullopt).error().refusal, Refusal::needs_step_up);
    EXPECT_TRUE(take({}, clock_.now()));
}

TEST_P(FindingEntries, LeavesAsAFileByStretchesUpToTheEntryOfItsMaking)
{
    auto exported = *take({}, clock_.now());
    add("sw", "SW", "case.edit", clock_.now());
    std::vector<std::int64_t> numbers;

    for (;;) {
        const auto found =
            database().read([&](UnitOfWork& work) { return next_exported(work, exported, 3); });
        if (found.empty()) break;
        for (const FoundEntry& each : found)
            numbers.push_back(each.entry.number);
    }

    EXPECT_EQ(numbers, (std::vector<std::int64_t>{4, 3, 2, 1}));
}

TEST(LogCsv, IsNoFormulaForASpreadsheet)
{
    LogExport exported;
    FoundEntry found;
    found.entry.number = 7;
    found.entry.record = logged("sw", "SW", "case.search", at("2026-11-23T10:00"));
    found.entry.record.detail = "=HYPERLINK(\"x\")";
    found.entry.hash = "ab";

    const std::string line = log_csv_row(exported, found);

    EXPECT_EQ(line,
              "7,2026-11-23T10:00:00Z,sw,,SW,case.search,ok,,,\"'=HYPERLINK(\"\"x\"\")\","
              "127.0.0.0/24,session,ab\r\n");
}

QUORATE_ON_EVERY_DATABASE(FindingEntries);

}  // namespace
}  // namespace quorate::core
