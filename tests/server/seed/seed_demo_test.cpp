#include "server/seed/seed_demo.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/actions/action_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/needs_a_date.hpp"
#include "core/identity/sessions.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/replies/reply_store.hpp"
#include "server/cli/installation.hpp"

#include "tests/support/command_line.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"

namespace quorate::server {
namespace {

using test::run_quorate;

TEST(SeedDemo, CanBeAskedForTwice)
{
    const test::TempFolder folder;

    const auto first = run_quorate({"seed", "demo", "--data", folder.path()});
    const auto second = run_quorate({"seed", "demo", "--data", folder.path()});

    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_EQ(second.exit_code, 0) << second.err;
    EXPECT_TRUE(second.out.starts_with("The demonstration is already there.")) << second.out;
}

TEST(SeedDemo, NamesTheAddressOfTheServiceOnlyWhenItIsKnown)
{
    const test::TempFolder folder;

    const auto unknown = run_quorate({"seed", "demo", "--data", folder.path()});
    const auto known =
        run_quorate({"seed", "demo", "--data", folder.path(), "--listen", "127.0.0.1:18475"});

    EXPECT_EQ(unknown.out.find("8080"), std::string::npos) << unknown.out;
    EXPECT_NE(unknown.out.find("at the address of the service with this after it"),
              std::string::npos);
    EXPECT_NE(known.out.find("http://127.0.0.1:18475/"), std::string::npos) << known.out;
}

TEST(SeedDemo, StaysOutOfADatabaseWithARealCouncil)
{
    const test::TempFolder folder;
    ASSERT_EQ(run_quorate({"authority",
                           "add",
                           "--name",
                           "Realshire",
                           "--email",
                           "meetings@realshire.example",
                           "--phone",
                           "01632 960000",
                           "--data",
                           folder.path()})
                  .exit_code,
              0);

    const auto refused = run_quorate({"seed", "demo", "--data", folder.path()});

    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_EQ(refused.err,
              "quorate: this database holds a real council; the demonstration needs its own\n");
}

TEST(SeedDemo, LeavesAWholeAuditChain)
{
    const test::TempFolder folder;
    ASSERT_EQ(run_quorate({"seed", "demo", "--data", folder.path()}).exit_code, 0);

    EXPECT_EQ(run_quorate({"audit", "verify", "--data", folder.path()}).exit_code, 0);
}

// The demonstration as it looks on one day, and its people.
class SeededDemo : public testing::Test {
protected:
    SeededDemo() { EXPECT_TRUE(seed_demo(app(), test::day("2026-11-23")).has_value()); }

    App& app() { return installation_.app; }

    core::Actor person(core::UnitOfWork& work, const std::string& email)
    {
        const auto user = work.users.find_by_email(core::Email{email});
        return core::actor_of(user.value(), {});
    }

    std::vector<std::string> queue_of(const std::string& email)
    {
        return app().database.read([&](core::UnitOfWork& work) {
            const core::CaseTools tools{clock_, app().random, app().bank_holidays};
            const auto queue = core::needs_a_date(work, tools, person(work, email), {});
            std::vector<std::string> references;
            for (const core::NeedsADate& each : queue->page.entries)
                references.push_back(each.row.reference);
            return references;
        });
    }

    test::TempFolder folder_;
    test::FakeClock clock_{core::london_instant(test::day("2026-11-23") + std::chrono::hours{10})};
    Installation installation_{CommonOptions{.config = {}, .values = {{"data", folder_.path()}}}};
};

TEST_F(SeededDemo, HasTheLateReviewFirstInTheQueue)
{
    const auto queue = queue_of("ash.demosby@exampleshire.example");

    ASSERT_GE(queue.size(), 6u);
    EXPECT_EQ(queue.front(), "EX-2038");
}

TEST_F(SeededDemo, HasSiblingsWithAClockEach)
{
    app().database.read([&](core::UnitOfWork& work) {
        const core::CaseTools tools{clock_, app().random, app().bank_holidays};
        const auto queue =
            core::needs_a_date(work, tools, person(work, "ash.demosby@exampleshire.example"), {});
        std::set<core::Date> last_days;
        for (const core::NeedsADate& each : queue->page.entries) {
            if (each.row.reference != "EX-2049") continue;
            EXPECT_EQ(each.row.children, 2);
            EXPECT_EQ(each.row.waiting, 1);
            last_days.insert(each.row.due.limit_date);
        }
        EXPECT_EQ(last_days.size(), 2u);
        return 0;
    });
}

TEST_F(SeededDemo, LeavesNoInvitationToAMeetingThatIsOverToBeSent)
{
    std::size_t sent = 0;
    std::size_t waiting = 0;
    app().database.read([&](core::UnitOfWork& work) {
        for (const core::Authority& authority : work.authorities.all()) {
            const core::Actor actor{.authority = authority.id, .is_system = true};
            const auto held = work.meetings.list(
                actor,
                core::Reach::authority,
                clock_.now(),
                {.with_cancelled = true, .stretch = {.limit = core::longest_stretch}});
            for (const core::MeetingListing& each : held.entries)
                for (const core::OutboxMessage& message :
                     work.outbox.of_meeting(authority.id, each.meeting.id)) {
                    if (!core::is_about_coming(message.kind)) continue;
                    const bool is_ahead = each.meeting.starts_at > clock_.now();
                    const bool is_sent = message.state == core::MessageState::sent;
                    const bool waits = message.state == core::MessageState::pending;
                    EXPECT_FALSE(waits && !is_ahead) << each.meeting.id.text();
                    if (is_sent && message.invitee)
                        EXPECT_FALSE(
                            work.replies.expected_of({authority.id, *message.invitee}).empty())
                            << "what comes back is nobody's";
                    sent += is_sent ? 1 : 0;
                    waiting += waits ? 1 : 0;
                }
        }
        return 0;
    });
    EXPECT_GT(sent, 0u);
    EXPECT_GT(waiting, 0u);
}

TEST_F(SeededDemo, HidesTheRestrictedCaseFromWhoIsNotOnIt)
{
    const auto booking = queue_of("ash.demosby@exampleshire.example");
    const auto leading = queue_of("toni.templeton@exampleshire.example");

    EXPECT_EQ(std::ranges::count(booking, "EX-1790"), 0);
    EXPECT_EQ(std::ranges::count(leading, "EX-1790"), 1);
}

TEST_F(SeededDemo, SpansTwoCouncilsWithOnePoliceForce)
{
    app().database.read([&](core::UnitOfWork& work) {
        std::set<core::OrganisationId> forces;
        std::size_t agencies = 0;
        for (const core::Authority& authority : work.authorities.all())
            for (const core::Agency& agency : work.agencies.choices(authority.id)) {
                if (agency.kind != core::AgencyKind::police) continue;
                forces.insert(agency.organisation);
                ++agencies;
            }
        EXPECT_EQ(agencies, 2u);
        EXPECT_EQ(forces.size(), 1u);
        return true;
    });
}

TEST_F(SeededDemo, HasActionsThatAreOverdueAndDone)
{
    app().database.read([&](core::UnitOfWork& work) {
        const core::Actor kit = person(work, "kit.placeholder@exampleshire.example");
        EXPECT_GE(work.actions.count_due(kit.authority, kit.user, test::day("2026-11-23")), 2);
        EXPECT_EQ(work.actions.closed_of_user(kit.authority, kit.user, 10).size(), 1u);
        return true;
    });
}

class SeedDemoOn : public testing::TestWithParam<const char*> {};

TEST_P(SeedDemoOn, WorksOnThatDay)
{
    const test::TempFolder folder;

    const auto seeded =
        run_quorate({"seed", "demo", "--as-of", GetParam(), "--data", folder.path()});

    EXPECT_EQ(seeded.exit_code, 0) << seeded.err;
}

INSTANTIATE_TEST_SUITE_P(AnyDay,
                         SeedDemoOn,
                         testing::Values("2026-11-23",   // a Monday
                                         "2026-11-22",   // a Sunday
                                         "2026-12-24",   // before Christmas
                                         "2027-03-26",   // Good Friday
                                         "2027-08-28"),  // the Saturday of a long weekend
                         [](const auto& test) {
                             std::string name = test.param;
                             std::erase(name, '-');
                             return "On" + name;
                         });

}  // namespace
}  // namespace quorate::server
