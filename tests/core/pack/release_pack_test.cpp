#include "core/pack/release_pack.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/delivery/delivery_store.hpp"
#include "tests/support/pack_desk.hpp"

namespace quorate::core {
namespace {

using test::at;

class Packs : public test::PackDesk<test::MeetingTest> {
protected:
    // Whose seats were told of the pack, by message.
    std::vector<std::string> told()
    {
        std::vector<std::string> who;
        for (const std::string& line : outbox(meeting_))
            if (line.starts_with("reminder ")) who.push_back(line.substr(9, line.find(' ', 9) - 9));
        return who;
    }

    std::vector<std::string> fields(const Result<Done>& refused)
    {
        std::vector<std::string> names;
        for (const FieldError& error : refused.error().fields)
            names.push_back(error.field);
        return names;
    }

    void forbid(const std::string& contact)
    {
        test::run(temp_.pool(),
                  "insert into excluded_person (id, authority_id, case_id, contact_id, reason, "
                  "flagged_by, flagged_at) values ('x1', 'authority-1', 'case-1', '" +
                      contact + "', 'r', 'worker-1', 0)");
    }
};

using Names = std::vector<std::string>;

TEST_P(Packs, AreReleasedAtTheirTimeAndNotBeforeToProfessionalsAlone)
{
    report_of(nurse(), "Missed visits");
    ASSERT_TRUE(compose({}));

    EXPECT_EQ(job_at("2026-11-23T09:59"), 0);
    EXPECT_EQ(told(), Names{});
    EXPECT_EQ(job_at("2026-11-23T10:00"), 4);

    EXPECT_EQ(told(), (Names{"chair-1", "contact-nurse", "contact-police", "worker-1"}));
    const PackBoard pack = board();
    ASSERT_EQ(pack.items.size(), 1U);
    EXPECT_EQ(pack.items[0].number, 1);
    ASSERT_EQ(pack.versions.size(), 1U);
    EXPECT_EQ(pack.versions[0].released_at, at("2026-11-23T10:00"));
    EXPECT_EQ(pack.readers.size(), 4U);
    EXPECT_EQ(pack.missing.size(), 2U);
    EXPECT_EQ(job_at("2026-11-23T10:01"), 0);
}

TEST_P(Packs, AreNeverReleasedThatNobodyPutTogether)
{
    report_of(nurse(), "Missed visits");

    EXPECT_EQ(job_at("2026-11-24T10:00"), 0);
}

TEST_P(Packs, GoToNobodyWhoMustNotBeThereOrHasNoSeatAnyMore)
{
    report_of(nurse(), "Missed visits");
    ASSERT_TRUE(compose({}));
    forbid("contact-police");
    test::run(temp_.pool(), "update invitee set removed_at = 1 where user_id = 'worker-1'");

    EXPECT_EQ(job_at("2026-11-23T10:00"), 2);
    EXPECT_EQ(told(), (Names{"chair-1", "contact-nurse"}));
    EXPECT_EQ(job_at("2026-11-23T10:01"), 0);
}

TEST_P(Packs, DoNotGoToWhoeverSaidThatTheyAreTheWrongPerson)
{
    report_of(nurse(), "Missed visits");
    ASSERT_TRUE(compose({}));
    test::run(temp_.pool(),
              "update invitee set reply = 'wrong_person' where contact_id = 'contact-police'");

    EXPECT_EQ(job_at("2026-11-23T10:00"), 3);
}

TEST_P(Packs, WaitForTheRightAddressOfWhoeverHadAWrongOne)
{
    report_of(nurse(), "Missed visits");
    ASSERT_TRUE(compose({}));
    const Email wrong{"lee@police.example"};
    database().write([&](UnitOfWork& work) {
        return work.deliveries.mark_wrong(
            test::authority_1, police(), wrong, UserId{"support-1"}, clock_.now());
    });
    EXPECT_EQ(job_at("2026-11-23T10:00"), 3);
    EXPECT_EQ(job_at("2026-11-23T10:01"), 0);

    database().write([&](UnitOfWork& work) {
        return work.deliveries.lift_wrong(test::authority_1, police(), wrong);
    });

    EXPECT_EQ(job_at("2026-11-23T10:02"), 1);
    EXPECT_EQ(told().size(), 4U);
}

TEST_P(Packs, AreNotReleasedForAMeetingThatIsOff)
{
    report_of(nurse(), "Missed visits");
    ASSERT_TRUE(compose({}));
    test::run(temp_.pool(), "update meeting set status = 'cancelled'");

    EXPECT_EQ(job_at("2026-11-23T10:00"), 0);
    EXPECT_EQ(told(), Names{});
}

TEST_P(Packs, AreReleasedAtTheTimeThatWasChosen)
{
    report_of(nurse(), "Missed visits");
    ASSERT_TRUE(compose({.release_at = at("2026-11-24T12:00")}));

    EXPECT_EQ(job_at("2026-11-24T11:59"), 0);
    EXPECT_EQ(job_at("2026-11-24T12:00"), 4);
}

TEST_P(Packs, TellOfAllThatCameLateAtOnce)
{
    report_of(nurse(), "Missed visits");
    ASSERT_TRUE(compose({}));
    ASSERT_EQ(job_at("2026-11-23T10:00"), 4);
    clock_.set(at("2026-11-24T09:00"));
    report_of(police(), "Called twice");
    clock_.set(at("2026-11-24T09:30"));
    report_of(nurse(), "Seen since");

    EXPECT_EQ(job_at("2026-11-24T09:59"), 0);
    EXPECT_EQ(board().supplement_at, at("2026-11-24T10:00"));
    EXPECT_EQ(job_at("2026-11-24T10:00"), 4);

    EXPECT_EQ(told().size(), 8U);
    const PackBoard pack = board();
    ASSERT_EQ(pack.items.size(), 3U);
    EXPECT_EQ(version_text(2, pack.items), "2 (late supplement: items 2 and 3)");
    const auto replaced = std::ranges::count(pack.items, 1, &PackItem::replaces);
    EXPECT_EQ(replaced, 1);
    EXPECT_EQ(pack.rows.back().late_since, at("2026-11-24T10:00"));
    EXPECT_EQ(job_at("2026-11-24T12:00"), 0);
}

TEST_P(Packs, LeaveOutWhatWasChosen)
{
    report_of(nurse(), "Missed visits");
    report_of(police(), "Called twice");
    const InviteeId left = seat_of(meeting_, police()).invitee.id;
    ASSERT_TRUE(compose({.left_out = {left}}));

    ASSERT_EQ(job_at("2026-11-23T10:00"), 4);

    const PackBoard pack = board();
    ASSERT_EQ(pack.items.size(), 1U);
    EXPECT_EQ(pack.items[0].seat, seat_of(meeting_, nurse()).invitee.id);
    ASSERT_TRUE(compose({.left_out = {}, .version = 1}));
    EXPECT_EQ(job_at("2026-11-23T10:30"), 4) << "what was left out came more than an hour ago";
}

TEST_P(Packs, ReachWhoeverIsInvitedSince)
{
    report_of(nurse(), "Missed visits");
    ASSERT_TRUE(compose({}));
    ASSERT_EQ(job_at("2026-11-23T10:00"), 4);
    const auto added = database().transact([&](UnitOfWork& work) {
        return add_invitee(work,
                           tools(),
                           test::person("support-1"),
                           meeting_,
                           contact("contact-school"),
                           {.quorum = true, .duplicate = true});
    });
    ASSERT_TRUE(added);

    EXPECT_EQ(job_at("2026-11-23T10:05"), 1);
    EXPECT_EQ(told().size(), 5U);
}

TEST_P(Packs, CanBeReleasedAtOnceByTheChairAndBusinessSupportAlone)
{
    report_of(nurse(), "Missed visits");
    const auto release = [&](const char* by) {
        return database().transact([&](UnitOfWork& work) {
            return release_pack_now(work, tools(), test::person(by), meeting_);
        });
    };
    EXPECT_EQ(release("support-1").error().refusal, Refusal::wrong_state) << "not put together";
    ASSERT_TRUE(compose({}, "chair-1"));
    EXPECT_EQ(release("worker-1").error().refusal, Refusal::not_permitted);

    const auto released = release("chair-1");

    ASSERT_TRUE(released);
    EXPECT_EQ(*released, 4);
    EXPECT_EQ(board().versions[0].released_by, UserId{"chair-1"});
    EXPECT_EQ(release("chair-1").error().refusal, Refusal::wrong_state) << "nothing more";
    EXPECT_FALSE(compose({.version = 1}, "worker-1"));
}

TEST_P(Packs, WantATimeAheadAndBeforeTheMeeting)
{
    EXPECT_EQ(fields(compose({.release_at = at("2026-11-20T08:00")})), Names{"release_at"});
    EXPECT_EQ(fields(compose({.release_at = at("2026-11-25T10:00")})), Names{"release_at"});
    EXPECT_EQ(fields(compose({.left_out = {InviteeId{"none"}}})), Names{"left_out"});
    clock_.set(at("2026-11-24T09:00"));
    EXPECT_EQ(fields(compose({})), Names{"release_at"}) << "the usual time has passed";
}

TEST_P(Packs, AreNotChangedByWhoLookedAtAnEarlierChoice)
{
    ASSERT_TRUE(compose({}));

    EXPECT_EQ(compose({}).error().refusal, Refusal::stale_version);
    EXPECT_TRUE(compose({.release_at = at("2026-11-24T09:00"), .version = 1}));
    EXPECT_EQ(board().release_at, at("2026-11-24T09:00"));
}

QUORATE_ON_EVERY_DATABASE(Packs);

}  // namespace
}  // namespace quorate::core
