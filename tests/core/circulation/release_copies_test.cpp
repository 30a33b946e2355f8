#include "core/circulation/release_copies.hpp"

#include <gtest/gtest.h>

#include "core/circulation/choose_disclosure.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class ReleasingCopies : public test::RecordTest {
protected:
    Result<std::vector<Circulation>> send(const std::string& seat,
                                          const std::string& by = "support-1",
                                          const std::string& looked_at = {},
                                          bool with_actions = false)
    {
        return transact([&](UnitOfWork& work) {
            const InviteeId id{"seat-" + seat};
            SendPapers command{.meeting = meeting,
                               .version = work.minutes.find(authority, meeting)->version,
                               .seats = {id},
                               .family_checked = true,
                               .with_actions = with_actions};
            if (!looked_at.empty()) command.looked_at.emplace(id, looked_at);
            return send_papers(work, case_tools(), links_, as(by), command);
        });
    }

    std::vector<PapersCopy> waiting()
    {
        return read([&](UnitOfWork& work) { return work.disclosure.waiting_copies(authority); });
    }

    Result<Circulation> release(const std::string& by, const std::string& digest)
    {
        const PapersCopyId copy = waiting().front().id;
        return transact([&](UnitOfWork& work) {
            return release_copy(
                work, case_tools(), links_, as(by), {.copy = copy, .digest = digest});
        });
    }

    Result<CopyToRelease> look(const std::string& by)
    {
        const PapersCopyId copy = waiting().front().id;
        return transact([&](UnitOfWork& work) {
            return view_copy_to_release(work, clock_, links_, as(by), copy);
        });
    }

    std::size_t rows_sent()
    {
        return read([&](UnitOfWork& work) {
            return work.circulations.of_meeting(authority, meeting).size();
        });
    }

    std::size_t mails()
    {
        return read(
            [&](UnitOfWork& work) { return work.outbox.of_meeting(authority, meeting).size(); });
    }

    PapersRecipient recipient(const std::string& seat)
    {
        const auto plan = transact(
            [&](UnitOfWork& work) { return plan_papers(work, clock_, as("support-1"), meeting); });
        for (const PapersRecipient& each : plan->recipients)
            if (each.seat.invitee.id.text() == "seat-" + seat) return each;
        throw std::runtime_error{"no seat " + seat};
    }

    Result<Done> say(const ItemAbout& about)
    {
        return transact([&](UnitOfWork& work) {
            return say_about(work, clock_, as("support-1"), {.meeting = meeting, .about = about});
        });
    }

    Result<SeatChoice> choose(const ChooseShare& command, const std::string& by = "chair-1")
    {
        return transact(
            [&](UnitOfWork& work) { return choose_share(work, case_tools(), as(by), command); });
    }
};

TEST_P(ReleasingCopies, ACopyForTheFamilyWaitsForAColleagueAndThenLeaves)
{
    hold_and_approve();
    const auto sent = send("mother");
    ASSERT_TRUE(sent);
    EXPECT_TRUE(sent->empty());
    EXPECT_EQ(rows_sent(), 0u);
    EXPECT_EQ(mails(), 0u);

    const auto shown = look("manager-1");
    ASSERT_TRUE(shown);
    EXPECT_FALSE(shown->waiting.is_own);
    EXPECT_FALSE(shown->has_changed);
    const auto released = release("manager-1", shown->digest);
    ASSERT_TRUE(released);
    EXPECT_EQ(released->sent_by, UserId{"manager-1"});
    EXPECT_EQ(rows_sent(), 1u);
    EXPECT_EQ(mails(), 1u);
    EXPECT_TRUE(waiting().empty());
}

TEST_P(ReleasingCopies, NobodyReleasesWhatTheyPreparedThemselves)
{
    hold_and_approve();
    ASSERT_TRUE(send("mother", "chair-1"));

    const auto shown = look("chair-1");
    ASSERT_TRUE(shown);
    EXPECT_TRUE(shown->waiting.is_own);
    const auto own = release("chair-1", shown->digest);
    ASSERT_FALSE(own);
    EXPECT_EQ(own.error().refusal, Refusal::needs_second_person);
    EXPECT_EQ(rows_sent(), 0u);
    EXPECT_TRUE(release("manager-1", shown->digest));
}

TEST_P(ReleasingCopies, NobodyReleasesFromTheSignInThatPreparedIt)
{
    hold_and_approve();
    sign_in_ = "session-1";
    ASSERT_TRUE(send("mother"));
    const auto shown = look("manager-1");
    ASSERT_TRUE(shown);
    EXPECT_TRUE(shown->waiting.is_own);
    EXPECT_EQ(release("manager-1", shown->digest).error().refusal, Refusal::needs_second_person);
    EXPECT_EQ(rows_sent(), 0u);

    sign_in_ = "session-2";
    EXPECT_TRUE(release("manager-1", shown->digest));
}

TEST_P(ReleasingCopies, IsRefusedToThoseWhoMayNotRelease)
{
    hold_and_approve();
    ASSERT_TRUE(send("mother"));

    EXPECT_EQ(look("support-1").error().refusal, Refusal::not_permitted);
    EXPECT_EQ(release("worker-1", "x").error().refusal, Refusal::not_permitted);
}

TEST_P(ReleasingCopies, ProfessionalsWaitOnlyWhereTheCaseAsksForMoreCare)
{
    hold_and_approve();
    EXPECT_EQ(send("police")->size(), 1u);

    test::run(temp_.pool(), "update family_case set level = 1 where id = 'case-1'");
    EXPECT_TRUE(send("nurse", "chair-1")->empty());
    EXPECT_EQ(waiting().size(), 1u);
}

TEST_P(ReleasingCopies, ProfessionalsWaitWhereSomebodyIsExcluded)
{
    hold_and_approve();
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'r', "
              "'worker-1', 0)");

    EXPECT_TRUE(send("police")->empty());
    EXPECT_EQ(send("father").error().refusal, Refusal::excluded_person);
}

TEST_P(ReleasingCopies, SendsNothingButWhatWasLookedAt)
{
    hold_and_approve();
    const std::string before = copy_digest(links_, recipient("police"));
    ASSERT_TRUE(
        choose({.meeting = meeting, .seat = InviteeId{"seat-police"}, .share = Share::decisions}));

    const auto stale = send("police", "support-1", before);
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().refusal, Refusal::wrong_state);
    EXPECT_FALSE(stale.error().fields.empty());
    EXPECT_EQ(rows_sent(), 0u);
    EXPECT_TRUE(send("police", "support-1", copy_digest(links_, recipient("police"))));
}

TEST_P(ReleasingCopies, ReleasesNothingButWhatWasPreparedAndLookedAt)
{
    hold_and_approve();
    ASSERT_TRUE(send("mother"));
    const std::string prepared = waiting().front().digest;
    EXPECT_EQ(release("manager-1", "another").error().refusal, Refusal::wrong_state);

    // Where it goes is part of it: an address that changed since has not been looked at.
    test::run(temp_.pool(),
              "update family_member set email = 'other@mail.example' where id = 'mother-1'");
    const auto shown = look("manager-1");
    ASSERT_TRUE(shown);
    EXPECT_TRUE(shown->has_changed);
    EXPECT_EQ(release("manager-1", prepared).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(release("manager-1", shown->digest).error().refusal, Refusal::wrong_state);

    // Prepared again, it replaces the one that waited.
    ASSERT_TRUE(send("mother"));
    ASSERT_EQ(waiting().size(), 1u);
    EXPECT_EQ(send("mother").error().refusal, Refusal::already_exists);
    EXPECT_TRUE(release("manager-1", waiting().front().digest));
}

TEST_P(ReleasingCopies, WhoeverPreparedItMayTakeItBackAndThenReleaseWhatAColleaguePrepares)
{
    hold_and_approve();
    const auto sent = [&](const std::string& by) {
        return transact([&](UnitOfWork& work) {
            return send_papers(work,
                               case_tools(),
                               links_,
                               as(by),
                               {.meeting = meeting,
                                .version = work.minutes.find(authority, meeting)->version,
                                .seats = {InviteeId{"seat-mother"}},
                                .family_checked = true,
                                .with_actions = false});
        });
    };
    ASSERT_TRUE(sent("chair-1"));
    EXPECT_FALSE(release("chair-1", waiting().front().digest));
    const PapersCopyId own = waiting().front().id;
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return refuse_copy(
            work, clock_, as("chair-1"), {.copy = own, .reason = FreeText{"Nobody else may"}});
    }));
    EXPECT_EQ(rows_sent(), 0u);

    ASSERT_TRUE(sent("support-1"));
    EXPECT_TRUE(release("chair-1", waiting().front().digest));
    EXPECT_EQ(rows_sent(), 1u);
}

TEST_P(ReleasingCopies, ARefusedCopyDoesNotLeaveAndSaysWhy)
{
    hold_and_approve();
    ASSERT_TRUE(send("mother"));
    const PapersCopyId copy = waiting().front().id;
    const auto refuse = [&](const char* reason) {
        return transact([&](UnitOfWork& work) {
            return refuse_copy(
                work, clock_, as("manager-1"), {.copy = copy, .reason = FreeText{reason}});
        });
    };
    EXPECT_EQ(refuse(" ").error().fields.front().field, "reason");
    ASSERT_TRUE(refuse("It says where Glen works"));

    EXPECT_TRUE(waiting().empty());
    EXPECT_EQ(rows_sent(), 0u);
    EXPECT_EQ(recipient("mother").refused_because.reveal(), "It says where Glen works");
    EXPECT_EQ(refuse("again").error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(send("mother"));
}

TEST_P(ReleasingCopies, ListsCopiesForThoseWhoMayReleaseThem)
{
    hold_and_approve();
    ASSERT_TRUE(send("mother"));
    const auto listed = [&](const std::string& who) {
        return transact(
            [&](UnitOfWork& work) { return view_waiting_copies(work, clock_, links_, as(who)); });
    };

    const auto copies = listed("manager-1");
    ASSERT_TRUE(copies);
    ASSERT_EQ(copies->size(), 1u);
    EXPECT_EQ(copies->front().recipient_name.reveal(), "Hazel Testwood");
    EXPECT_FALSE(copies->front().is_own);
    EXPECT_EQ(listed("support-1").error().refusal, Refusal::not_permitted);
}

TEST_P(ReleasingCopies, WhatIsSaidOfAPartDecidesWhoGetsIt)
{
    hold_and_approve();
    const std::string shared = section("child_views").id.text();
    ASSERT_EQ(recipient("mother").release.sections.size(), 1u);

    ASSERT_TRUE(say({.item = shared, .persons = {FamilyMemberId{"father-1"}}}));
    EXPECT_TRUE(recipient("mother").release.sections.empty());
    EXPECT_EQ(recipient("father").release.sections.size(), 1u);

    ASSERT_TRUE(say({.item = shared, .children = {ChildId{"child-2"}}}));
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return note_own_children(
            work,
            clock_,
            as("support-1"),
            {.meeting = meeting,
             .own = {.member = FamilyMemberId{"father-1"}, .children = {ChildId{"child-1"}}}});
    }));
    EXPECT_EQ(recipient("mother").release.sections.size(), 1u);
    EXPECT_TRUE(recipient("father").release.sections.empty());
    EXPECT_EQ(recipient("police").release.sections.size(), 3u);
}

TEST_P(ReleasingCopies, CountsTheActionsThatAParentOfSomeIsNotSentUntilSomebodySaysWhomTheyAreAbout)
{
    auto form = a_form({.family_member = FamilyMemberId{"father-1"}});
    agree(form);
    hold_and_approve();
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return note_own_children(
            work,
            clock_,
            as("support-1"),
            {.meeting = meeting,
             .own = {.member = FamilyMemberId{"father-1"}, .children = {ChildId{"child-1"}}}});
    }));
    const auto planned = [&] {
        return *transact(
            [&](UnitOfWork& work) { return plan_papers(work, clock_, as("support-1"), meeting); });
    };
    EXPECT_EQ(planned().actions_held_back, 1);
    EXPECT_TRUE(planned().owners.empty());

    const std::string action = planned().file.actions.front().action.id.text();
    ASSERT_TRUE(say({.item = action, .children = {ChildId{"child-1"}}}));
    EXPECT_EQ(planned().actions_held_back, 0);
    EXPECT_EQ(planned().owners.size(), 1u);
}

TEST_P(ReleasingCopies, OfTheFamilyTakeTheirActionPointsAlongAndNoneOfThemLeavesBefore)
{
    agree(a_form({.contact = ContactId{"contact-nurse"}}));
    agree(a_form({.family_member = FamilyMemberId{"mother-1"}}));
    hold_and_approve();

    const auto sent = send("mother", "support-1", {}, true);

    ASSERT_TRUE(sent);
    ASSERT_EQ(sent->size(), 1u) << "those of the nurse alone";
    EXPECT_EQ(sent->front().contact, ContactId{"contact-nurse"});
    EXPECT_EQ(mails(), 1u);
    const auto shown = look("manager-1");
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->actions, 1);
    ASSERT_TRUE(release("manager-1", shown->digest));
    EXPECT_EQ(mails(), 3u) << "her copy and her action point";
    EXPECT_EQ(rows_sent(), 3u);
}

TEST_P(ReleasingCopies, OfTheFamilyLeaveActionPointsBehindThatWereNotSentWithThem)
{
    agree(a_form({.family_member = FamilyMemberId{"mother-1"}}));
    hold_and_approve();
    ASSERT_TRUE(send("mother"));
    const auto owners = [&] {
        return transact([&](UnitOfWork& work) {
                   return plan_papers(work, clock_, as("support-1"), meeting);
               })
            ->owners;
    };
    ASSERT_EQ(owners().size(), 1u);
    EXPECT_TRUE(owners().front().waits_for_copy);

    ASSERT_TRUE(release("manager-1", look("manager-1")->digest));

    EXPECT_EQ(mails(), 1u);
    ASSERT_EQ(owners().size(), 1u);
    EXPECT_FALSE(owners().front().waits_for_copy) << "they can be sent now";
}

TEST_P(ReleasingCopies, RefusesWhatIsSaidOfOthersThanThisFamily)
{
    hold_and_approve();
    const std::string item = section("child_views").id.text();

    EXPECT_EQ(say({.item = "no such item"}).error().refusal, Refusal::not_found);
    EXPECT_EQ(
        say({.item = item, .children = {ChildId{"child-other"}}}).error().fields.front().field,
        "children");
    EXPECT_EQ(say({.item = item, .persons = {FamilyMemberId{"no"}}}).error().fields.front().field,
              "persons");
}

TEST_P(ReleasingCopies, TheMapNeverGivesWhatTheGateKeepsBack)
{
    hold_and_approve();
    const MinuteSectionId secret = section("reason").id;
    const ChooseShare command{.meeting = meeting,
                              .seat = InviteeId{"seat-mother"},
                              .share = Share::part,
                              .chosen = {.sections = {secret}}};

    EXPECT_EQ(choose(command).error().fields.front().field, "chosen");
    EXPECT_EQ(choose({.meeting = meeting, .seat = command.seat, .share = Share::nothing})
                  .error()
                  .fields.front()
                  .field,
              "reason");
    const auto chosen = choose({.meeting = meeting,
                                .seat = command.seat,
                                .share = Share::nothing,
                                .reason = FreeText{"She asked for none"}});
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->version, 1);
    EXPECT_TRUE(recipient("mother").release.empty());
    EXPECT_EQ(
        choose({.meeting = meeting, .seat = command.seat, .share = Share::full}).error().refusal,
        Refusal::stale_version);
}

QUORATE_ON_EVERY_DATABASE(ReleasingCopies);

}  // namespace
}  // namespace quorate::core
