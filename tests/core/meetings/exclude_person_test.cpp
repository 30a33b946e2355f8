#include "core/meetings/exclude_person.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/cases/case_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/meetings/view_meeting.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

const CaseId family{"case-1"};
const FreeText order{"Order of the court"};
const FreeText lifted_because{"The order ended on Friday, seen in writing"};

class ExcludePerson : public test::MeetingTest {
protected:
    Result<FlaggedPerson> flag(const FlagExcludedPerson& command,
                               const std::string& by = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return flag_excluded_person(work, tools(), test::person(by), command);
        });
    }

    Result<FlaggedPerson> flag_contact(const std::string& id, const std::string& by = "support-1")
    {
        return flag({.case_id = family, .contact = ContactId{id}, .reason = order}, by);
    }

    Result<Proposal> propose(const std::string& id,
                             const std::string& by,
                             const FreeText& reason = lifted_because)
    {
        return database().transact([&](UnitOfWork& work) {
            return propose_lift_exclusion(
                work, tools(), test::person(by), {.case_id = family, .id = id, .reason = reason});
        });
    }

    Result<Proposal> confirm(const ProposalId& id)
    {
        const Actor second = test::second_manager(temp_.pool());
        return database().transact(
            [&](UnitOfWork& work) { return confirm_proposal(work, clock_, second, id); });
    }

    // Asked for by one manager of the team and confirmed by the other.
    Result<Proposal> lift(const std::string& id)
    {
        const auto proposed = propose(id, "manager-1");
        return proposed ? confirm(proposed->id) : proposed;
    }

    // Whose seats were taken back, as the meeting's page says it.
    Lines ended(const MeetingId& id)
    {
        const auto view = database().transact([&](UnitOfWork& work) {
            return view_meeting(work, tools(), test::person("support-1"), id);
        });
        Lines lines;
        for (const EndedSeat& each : view->ended)
            lines.push_back(each.seat.name.reveal() + (each.is_excluded ? " excluded" : "") +
                            (each.is_back ? " back" : ""));
        return lines;
    }

    std::size_t flags()
    {
        return database()
            .read([&](UnitOfWork& work) { return work.cases.excluded_from(authority_1, family); })
            .size();
    }

    std::int64_t version_of(FeedSubject subject, const std::string& id)
    {
        return database().read(
            [&](UnitOfWork& work) { return work.feed_versions.version(subject, id); });
    }

    void add_account_of_the_nurse() { test::add_agency_user(temp_.pool(), "nurse-1"); }
};

TEST_P(ExcludePerson, WhoWasToldOfAMeetingAheadLosesTheSeatAndIsToldThatItIsOff)
{
    const Meeting meeting = scheduled(conference());
    send_all();

    const auto flagged = flag_contact("contact-police");

    ASSERT_TRUE(flagged);
    EXPECT_EQ(flagged->invitations_ended, 1);
    EXPECT_EQ(seats(meeting.id).size(), 3u);
    EXPECT_EQ(outbox(meeting.id),
              (Lines{"cancel contact-police 1 pending",
                     "request chair-1 0 sent",
                     "request contact-nurse 0 sent",
                     "request contact-police 0 sent",
                     "request worker-1 0 sent"}));
    EXPECT_EQ(ended(meeting.id), Lines{"Lee Fixture excluded"});
}

TEST_P(ExcludePerson, WhoWasNeverToldHearsNothing)
{
    const Meeting meeting = scheduled(conference());

    ASSERT_TRUE(flag_contact("contact-police"));

    EXPECT_EQ(outbox(meeting.id),
              (Lines{"cancel contact-police 1 cancelled",
                     "request chair-1 0 pending",
                     "request contact-nurse 0 pending",
                     "request contact-police 0 cancelled",
                     "request worker-1 0 pending"}));
}

TEST_P(ExcludePerson, LosesTheSeatsOfEveryMeetingAheadAndOfNoneThatWas)
{
    const Meeting first = scheduled(conference());
    auto draft = conference();
    draft.when_and_where = on("2026-11-30", "10:00");
    const Meeting second = scheduled(draft);
    draft.when_and_where = on("2026-12-02", "10:00");
    const Meeting third = scheduled(draft);
    send_all();
    clock_.set(test::at("2026-11-25T10:00"));

    const auto flagged = flag_contact("contact-nurse");

    EXPECT_EQ(flagged->invitations_ended, 2);
    EXPECT_EQ(seats(first.id).size(), 4u);
    EXPECT_EQ(seats(second.id).size(), 3u);
    EXPECT_EQ(seats(third.id).size(), 3u);
}

TEST_P(ExcludePerson, LosesTheSeatThatTheAccountHas)
{
    add_account_of_the_nurse();
    auto draft = conference();
    draft.invitees = {staff("nurse-1"), contact("contact-police")};
    const Meeting meeting = scheduled(draft);
    send_all();

    EXPECT_EQ(flag_contact("contact-nurse")->invitations_ended, 1);

    EXPECT_EQ(outbox(meeting.id).front(), "cancel nurse-1 1 pending");
    const auto again = database().transact([&](UnitOfWork& work) {
        return add_invitee(work, tools(), test::person("support-1"), meeting.id, staff("nurse-1"));
    });
    EXPECT_EQ(again.error().refusal, Refusal::excluded_person);
}

TEST_P(ExcludePerson, ChangesTheFeedsOfTheContactTheAccountAndTheAgency)
{
    add_account_of_the_nurse();
    scheduled(conference());
    const auto contact = version_of(FeedSubject::contact, "contact-nurse");
    const auto account = version_of(FeedSubject::user, "nurse-1");
    const auto agency = version_of(FeedSubject::organisation, "org-health");
    EXPECT_GT(account, 0);

    const auto flagged = flag_contact("contact-nurse");
    const auto account_then = version_of(FeedSubject::user, "nurse-1");
    EXPECT_GT(version_of(FeedSubject::contact, "contact-nurse"), contact);
    EXPECT_GT(account_then, account);
    EXPECT_GT(version_of(FeedSubject::organisation, "org-health"), agency);

    ASSERT_TRUE(lift(flagged->id));
    EXPECT_GT(version_of(FeedSubject::user, "nurse-1"), account_then);
}

TEST_P(ExcludePerson, OfTheFamilyIsFlaggedOnceAndForAReason)
{
    const FlagExcludedPerson father{
        .case_id = family, .member = FamilyMemberId{"father-1"}, .reason = order};

    EXPECT_TRUE(flag(father));
    EXPECT_EQ(complaints(flag(father).error()), Lines{"person: This person is flagged already"});
    EXPECT_EQ(
        complaints(flag({.case_id = family}).error()),
        (Lines{"person: Choose one person", "reason: Say why this person must not be there"}));
    EXPECT_EQ(
        flag({.case_id = CaseId{"case-2"}, .member = FamilyMemberId{"father-1"}, .reason = order})
            .error()
            .refusal,
        Refusal::hidden);
}

TEST_P(ExcludePerson, CanBeInvitedAgainOnceTwoManagersHaveLiftedTheFlag)
{
    const Meeting meeting = scheduled(conference());
    send_all();
    const auto flagged = flag_contact("contact-police");

    const auto proposed = propose(flagged->id, "manager-1");
    ASSERT_TRUE(proposed);
    EXPECT_EQ(flags(), 1u);  // nothing changes before
    ASSERT_TRUE(confirm(proposed->id));

    EXPECT_EQ(flags(), 0u);
    EXPECT_EQ(seats(meeting.id).size(), 3u);
    EXPECT_EQ(ended(meeting.id), Lines{"Lee Fixture"});
    EXPECT_TRUE(database().transact([&](UnitOfWork& work) {
        return add_invitee(
            work, tools(), test::person("support-1"), meeting.id, contact("contact-police"));
    }));
    EXPECT_EQ(ended(meeting.id), Lines{"Lee Fixture back"});
    database().read([&](UnitOfWork& work) {
        const auto lifted = work.cases.lifted_exclusions(authority_1, family);
        EXPECT_EQ(lifted.size(), 1u);
        EXPECT_EQ(lifted.front().reason.reveal(), lifted_because.reveal());
        EXPECT_EQ(lifted.front().person.reason.reveal(), order.reveal());
        EXPECT_EQ(lifted.front().lifted_by, UserId{"manager-2"});
        const auto entries = work.audit.of_case(authority_1, family, 0, 10);
        const auto is_lifting = [](const AuditEntry& entry) {
            return entry.record.action == "case.unflag_excluded_person" &&
                   entry.record.object == "contact-police";
        };
        EXPECT_EQ(std::ranges::count_if(entries, is_lifting), 1);
        return 0;
    });
}

TEST_P(ExcludePerson, IsLiftedByManagersForAReasonAndByNobodyElse)
{
    const auto flagged = flag_contact("contact-police", "manager-1");

    EXPECT_EQ(propose(flagged->id, "support-1").error().refusal, Refusal::not_permitted);
    EXPECT_EQ(propose(flagged->id, "head-1").error().refusal, Refusal::hidden);
    EXPECT_EQ(complaints(propose(flagged->id, "manager-1", FreeText{"Fine now"}).error()),
              Lines{"reason: Say why the person may be there again, in 15 characters or more"});
    EXPECT_EQ(propose("no-such-flag", "manager-1").error().refusal, Refusal::hidden);
    EXPECT_TRUE(propose(flagged->id, "manager-1"));
    EXPECT_EQ(propose(flagged->id, "manager-1").error().refusal, Refusal::already_exists);
    EXPECT_EQ(flags(), 1u);
}

QUORATE_ON_EVERY_DATABASE(ExcludePerson);

}  // namespace
}  // namespace quorate::core
