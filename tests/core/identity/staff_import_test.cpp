#include "core/identity/staff_import.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

using test::exampleshire;

const std::string header = "name,email,role,team,job_title\n";

class StaffImport : public test::StoreTest {
protected:
    void SetUp() override { test::add_staffed_authorities(temp_.pool()); }

    Actor administrator() { return test::administrator("am", clock_.now()); }

    Result<StaffPlan> preview(const std::string& lines, Absent absent = Absent::stay)
    {
        return database().read([&](UnitOfWork& work) {
            return preview_staff_import(work, clock_, administrator(), header + lines, absent);
        });
    }

    Result<StaffPlan> import(const std::string& lines, Absent absent = Absent::stay)
    {
        const auto plan = preview(lines, absent);
        return database().transact([&](UnitOfWork& work) {
            return import_staff(work,
                                clock_,
                                random_,
                                administrator(),
                                {.csv = header + lines,
                                 .absent = absent,
                                 .agreed = plan ? plan->fingerprint : "",
                                 .password_hash = {{"jo@council.example", "hash of jo"}}});
        });
    }

    std::optional<User> user(const std::string& email)
    {
        return database().read(
            [&](UnitOfWork& work) { return work.users.find_by_email(Email{email}); });
    }

    // "line 2 role: They have another role. ..." of the first fault of each line.
    static std::vector<std::string> faults(const StaffPlan& plan)
    {
        std::vector<std::string> told;
        for (const StaffLine& line : plan.lines)
            for (const FieldError& each : line.faults)
                told.push_back(std::to_string(line.line) + " " + each.field);
        return told;
    }

    test::FakeClock clock_{test::at("2026-11-23T10:00")};
    test::FakeRandom random_;
};

TEST_P(StaffImport, AddsAndChangesPeople)
{
    const std::string lines =
        "Jo Testperson,Jo@council.example,Social worker,Team team-north,Student\n"
        "Name of sw,sw@council.example,SW,team team-south,Senior social worker\n";
    const auto plan = preview(lines);
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->count(StaffOutcome::add), 1);
    EXPECT_EQ(plan->count(StaffOutcome::update), 1);
    EXPECT_FALSE(user("jo@council.example")) << "nothing is done yet";

    ASSERT_TRUE(import(lines));

    const auto jo = user("jo@council.example");
    ASSERT_TRUE(jo);
    EXPECT_EQ(jo->role, Role::social_worker);
    EXPECT_EQ(jo->teams, std::vector{test::north});
    EXPECT_EQ(jo->password_hash, "hash of jo");
    EXPECT_EQ(user("sw@council.example")->teams, std::vector{test::south}) << "they moved";
    EXPECT_EQ(preview(lines)->count(StaffOutcome::unchanged), 2) << "once is as good as twice";
}

TEST_P(StaffImport, SaysWhatIsWrongWithEachLineAndThenDoesNothing)
{
    const std::string lines =
        "Jo Testperson,jo@council.example,SW,\n"
        "Jo Testperson,jo@council.example,SW,\n"
        ",nowhere,Wizard,No such team\n"
        "Name of sw,sw@council.example,TM,\n"
        "Ivy Sandbox,ivy@council.example,AU,\n";
    const auto plan = preview(lines);
    ASSERT_TRUE(plan);
    EXPECT_FALSE(plan->can_be_carried_out());
    EXPECT_EQ(faults(*plan),
              (std::vector<std::string>{
                  "3 email", "4 email", "4 name", "4 role", "4 team", "5 role", "6 role"}));

    const auto refused = import(lines);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::invalid_input);
    EXPECT_FALSE(user("jo@council.example"));
}

TEST_P(StaffImport, ClosesTheAccountsOfThoseWhoAreNotInItOnlyWhenAsked)
{
    const std::string lines = "Name of sw,sw@council.example,SW,Team team-north\n";
    ASSERT_TRUE(import(lines));
    EXPECT_TRUE(user("tm@council.example")->active);

    ASSERT_TRUE(import(lines, Absent::are_closed));

    EXPECT_FALSE(user("tm@council.example")->active);
    EXPECT_TRUE(user("sw@council.example")->active);
    EXPECT_TRUE(user("am@council.example")->active) << "whoever imports it stays";
}

TEST_P(StaffImport, DoesNothingElseThanWasAgreedTo)
{
    const auto refused = database().transact([&](UnitOfWork& work) {
        return import_staff(
            work,
            clock_,
            random_,
            administrator(),
            {.csv = header + "Jo Testperson,jo@council.example,SW,\n", .agreed = "another plan"});
    });

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::stale_version);
}

TEST_P(StaffImport, IsTheAdministratorsAloneAndBounded)
{
    for (const char* who : {"sw", "tm", "sm", "bs", "ad"}) {
        const auto refused = database().read([&](UnitOfWork& work) {
            return preview_staff_import(work, clock_, test::staff(who), header, Absent::stay);
        });
        ASSERT_FALSE(refused) << who;
        EXPECT_EQ(refused.error().refusal, Refusal::not_permitted) << who;
    }
    std::string many;
    for (int number = 0; number <= most_new_accounts; ++number)
        many += "Jo,jo" + std::to_string(number) + "@council.example,SW,\n";
    EXPECT_EQ(preview(many).error().fields.front().field, "csv");
}

QUORATE_ON_EVERY_DATABASE(StaffImport);

}  // namespace
}  // namespace quorate::core
