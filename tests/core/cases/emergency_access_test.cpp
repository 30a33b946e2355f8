#include "core/cases/emergency_access.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/emergency_access_store.hpp"
#include "core/cases/emergency_mail.hpp"
#include "core/cases/emergency_review.hpp"
#include "core/cases/raise_restriction.hpp"
#include "core/cases/view_case.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const std::string reason = "A child was found alone at the station";

class EmergencyAccessTest : public testing::Test {
protected:
    // Somebody who has just entered the password again.
    Actor person(const std::string& who)
    {
        Actor actor = test::staff(who);
        if (!sign_in_.empty()) actor.credential = sign_in_;
        actor.stepped_up_at = desk_.clock.now();
        return actor;
    }

    template <class UseCase, class... More>
    auto run(const std::string& who, UseCase use_case, const More&... more)
    {
        return desk_.temp.database().transact(
            [&](UnitOfWork& work) { return use_case(work, desk_.tools, person(who), more...); });
    }

    Result<AskedEmergencyAccess> ask(const std::string& who = "sw-south",
                                     const std::string& reference = "EX-2041",
                                     const std::string& why = reason)
    {
        return run(who,
                   ask_for_emergency_access,
                   AskForEmergencyAccess{.reference = reference, .reason = FreeText{why}});
    }

    bool may_read(const std::string& who = "sw-south")
    {
        return run(who, view_case, id_).has_value();
    }

    void seal()
    {
        ASSERT_TRUE(run(
            "sw", raise_restriction, RaiseRestriction{.case_id = id_, .version = 1, .level = 2}));
    }

    EmergencyAccess kept(const EmergencyAccessId& id)
    {
        return desk_.temp.database().read([&](UnitOfWork& work) {
            return work.emergency_access.find(test::exampleshire, id).value();
        });
    }

    // The last entries of the family's audit, the first first: "actor action detail".
    std::vector<std::string> audited(int last)
    {
        std::vector<std::string> lines;
        for (const AuditEntry& each : desk_.temp.database().read([&](UnitOfWork& work) {
                 return work.audit.of_case(test::exampleshire, id_, 0, last);
             }))
            lines.insert(lines.begin(),
                         each.record.actor + ' ' + each.record.action + ' ' + each.record.detail);
        return lines;
    }

    std::vector<std::string> written_to()
    {
        std::vector<std::string> people;
        const Instant now = desk_.clock.now();
        auto leased = desk_.temp.database().write([&](UnitOfWork& work) {
            return work.outbox.lease(now, now + minutes{1}, "lease", 50);
        });
        for (const OutboxMessage& each : leased) {
            if (each.created_at != now) continue;  // leased before, by nobody who sent it
            EXPECT_EQ(each.kind, MessageKind::emergency_access);
            people.push_back(each.to.reveal());
        }
        std::ranges::sort(people);
        return people;
    }

    std::string sign_in_;  // from which everybody acts; empty: each from their own
    test::CaseDesk desk_;
    CaseId id_ = desk_.add_family();
};

using Lines = std::vector<std::string>;

TEST_F(EmergencyAccessTest, OpensAFamilyForAnHourToTheSecond)
{
    ASSERT_FALSE(may_read());

    const auto asked = ask();

    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->opened, id_);
    EXPECT_TRUE(may_read());
    desk_.clock.advance(hours{1} - seconds{1});
    EXPECT_TRUE(may_read());
    desk_.clock.advance(seconds{1});
    EXPECT_FALSE(may_read());
}

TEST_F(EmergencyAccessTest, IsNoLongerForAskingAgain)
{
    const auto first = ask();
    desk_.clock.advance(minutes{59});

    const auto again = ask();

    ASSERT_TRUE(again);
    EXPECT_TRUE(again->id.empty());
    EXPECT_EQ(again->opened, id_);
    desk_.clock.advance(minutes{1});
    EXPECT_FALSE(may_read());
    EXPECT_EQ(kept(first->id).ends_at, test::at("2026-11-23T10:00"));
}

TEST_F(EmergencyAccessTest, LetsNobodyChangeAnything)
{
    ASSERT_TRUE(ask());

    const auto edit = run("sw-south", open_case_form, id_);
    const auto raised =
        run("sw-south", raise_restriction, RaiseRestriction{.case_id = id_, .version = 1});
    const auto file = run("sw-south", view_case, id_);

    EXPECT_FALSE(edit);
    EXPECT_FALSE(raised);
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->rights.may_edit);
    EXPECT_FALSE(file->rights.may_see_addresses);
    EXPECT_FALSE(file->rights.may_book);
}

TEST_F(EmergencyAccessTest, LetsInOnlyWhoeverAsked)
{
    ASSERT_TRUE(ask());
    EXPECT_FALSE(may_read("cc-south"));
}

TEST_F(EmergencyAccessTest, IsOnlyForRolesThatMay)
{
    for (const char* who : {"bs-south", "ad", "am"}) {
        const auto asked = ask(who);
        ASSERT_FALSE(asked) << who;
        EXPECT_EQ(asked.error().refusal, Refusal::not_permitted) << who;
    }
}

TEST_F(EmergencyAccessTest, NeedsThePasswordAgain)
{
    const auto asked =
        desk_.run("sw-south",
                  ask_for_emergency_access,
                  AskForEmergencyAccess{.reference = "EX-2041", .reason = FreeText{reason}});
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().refusal, Refusal::needs_step_up);
}

TEST_F(EmergencyAccessTest, NeedsAReferenceAndAReason)
{
    const auto asked = ask("sw-south", " ", "Nineteen characters");
    ASSERT_FALSE(asked);
    ASSERT_EQ(asked.error().fields.size(), 2u);
    EXPECT_EQ(asked.error().fields[0].field, "reference");
    EXPECT_EQ(asked.error().fields[1].message, "Say why in at least 20 characters");
}

TEST_F(EmergencyAccessTest, TellsTheTeamsManagersAndTheAuditorsAtOnce)
{
    ASSERT_TRUE(ask());
    EXPECT_EQ(written_to(), (Lines{"ad@council.example", "tm@council.example"}));
}

TEST_F(EmergencyAccessTest, TellsTheLineManagerOfWhoeverOpenedTheFamily)
{
    desk_.temp.database().write([&](UnitOfWork& work) {
        User asker = work.users.find(UserId{"sw-south"}).value();
        asker.line_manager = UserId{"sm"};
        return work.users.save(asker).has_value();
    });
    ASSERT_TRUE(ask());
    EXPECT_EQ(written_to(),
              (Lines{"ad@council.example", "sm@council.example", "tm@council.example"}));
}

TEST_F(EmergencyAccessTest, IsInTheAuditWithEachReadingAndItsEnd)
{
    const std::string access = ask()->id.text();
    ASSERT_TRUE(may_read());
    desk_.clock.advance(hours{2});
    const auto noted = desk_.temp.database().transact(
        [&](UnitOfWork& work) { return note_ended_access(work, desk_.clock); });

    EXPECT_EQ(*noted, 1);
    EXPECT_EQ(audited(3),
              (Lines{"sw-south case.break_glass opened=60min",
                     "sw-south case.view_summary part=file emergency=" + access,
                     "system case.break_glass ended=in_time"}));
    const auto again = desk_.temp.database().transact(
        [&](UnitOfWork& work) { return note_ended_access(work, desk_.clock); });
    EXPECT_EQ(*again, 0);
}

TEST_F(EmergencyAccessTest, CanBeEndedEarlyByWhoeverAsked)
{
    const auto asked = ask();

    const auto by_another = run("cc-south", end_emergency_access, asked->id);
    const auto by_them = run("sw-south", end_emergency_access, asked->id);

    EXPECT_EQ(by_another.error().refusal, Refusal::hidden);
    ASSERT_TRUE(by_them);
    EXPECT_FALSE(may_read());
    EXPECT_EQ(audited(1), Lines{"sw-south case.break_glass ended=early"});
    EXPECT_FALSE(run("sw-south", end_emergency_access, asked->id));
}

TEST_F(EmergencyAccessTest, OpensNothingForWhoeverWorksWithTheFamily)
{
    const auto asked = ask("sw");
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->opened, id_);
    EXPECT_TRUE(asked->id.empty());
    EXPECT_TRUE(written_to().empty());
}

TEST_F(EmergencyAccessTest, SaysTheSameOfASealedFamilyAndOfNone)
{
    seal();

    const auto sealed = ask();
    const auto none = ask("sw-south", "EX-9999");

    ASSERT_TRUE(sealed);
    ASSERT_TRUE(none);
    EXPECT_FALSE(sealed->opened);
    EXPECT_FALSE(none->opened);
    EXPECT_FALSE(may_read());
    EXPECT_EQ(ask()->id, sealed->id) << "asking again is the same request";
    EXPECT_EQ(ask("sw-south", "ex-9999")->id, none->id);
    EXPECT_EQ(written_to(), (Lines{"sm@council.example", "tm@council.example"}));
    const auto own = run("sw-south", own_emergency_access);
    ASSERT_EQ(own->size(), 2u);
    for (const EmergencyAccess& each : *own)
        EXPECT_EQ(state_of(each, desk_.clock.now()), EmergencyState::waiting);
}

TEST_F(EmergencyAccessTest, OpensASealedFamilyOnceASecondPersonApproved)
{
    seal();
    const EmergencyAccessId id = ask()->id;
    EXPECT_EQ(run("sw-south", open_approved_access, id).error().refusal, Refusal::wrong_state);

    ASSERT_TRUE(run("sm", approve_emergency_access, id));

    EXPECT_FALSE(may_read());
    const auto opened = run("sw-south", open_approved_access, id);
    ASSERT_TRUE(opened);
    EXPECT_EQ(*opened, id_);
    EXPECT_TRUE(may_read());
    desk_.clock.advance(hours{1});
    EXPECT_FALSE(may_read());
    EXPECT_FALSE(run("sw-south", open_approved_access, id));
}

TEST_F(EmergencyAccessTest, IsApprovedByAManagerOtherThanWhoeverAsked)
{
    seal();
    const EmergencyAccessId of_manager = ask("tm")->id;

    EXPECT_EQ(run("tm", approve_emergency_access, of_manager).error().refusal,
              Refusal::needs_second_person);
    for (const char* who : {"ad", "sw", "am"})
        EXPECT_EQ(run(who, approve_emergency_access, of_manager).error().refusal,
                  Refusal::not_permitted)
            << who;
    EXPECT_TRUE(run("sm", approve_emergency_access, of_manager));
    EXPECT_EQ(run("sm", approve_emergency_access, of_manager).error().refusal,
              Refusal::wrong_state);
}

TEST_F(EmergencyAccessTest, IsNotDecidedFromASignInThatHadAPartInIt)
{
    seal();
    sign_in_ = "session-1";
    const EmergencyAccessId id = ask("tm")->id;
    EXPECT_EQ(run("sm", approve_emergency_access, id).error().refusal,
              Refusal::needs_second_person);
    EXPECT_TRUE(run("sm", view_emergency_queue)->to_approve.empty());
    sign_in_ = "session-2";
    EXPECT_EQ(run("sm", view_emergency_queue)->to_approve.size(), 1u);
    ASSERT_TRUE(run("sm", approve_emergency_access, id));
    sign_in_ = "session-1";
    ASSERT_TRUE(run("tm", open_approved_access, id));
    desk_.clock.advance(hours{1});

    const ReviewEmergencyAccess found{
        .id = id, .is_justified = true, .note = FreeText{"The child was taken home by the police"}};
    for (const char* had_a_part : {"session-1", "session-2"}) {
        sign_in_ = had_a_part;
        EXPECT_EQ(run("ad", review_emergency_access, found).error().refusal,
                  Refusal::needs_second_person)
            << had_a_part;
    }
    sign_in_ = "session-3";
    EXPECT_TRUE(run("ad", review_emergency_access, found));
}

TEST_F(EmergencyAccessTest, IsNotOpenedFromTheSignInThatApprovedIt)
{
    seal();
    const EmergencyAccessId id = ask()->id;
    ASSERT_TRUE(run("sm", approve_emergency_access, id));

    sign_in_ = person("sm").credential;
    EXPECT_EQ(run("sw-south", open_approved_access, id).error().refusal,
              Refusal::needs_second_person);
    sign_in_.clear();
    EXPECT_TRUE(run("sw-south", open_approved_access, id));
}

TEST_F(EmergencyAccessTest, EndsForAFamilyThatIsSealedMeanwhile)
{
    ASSERT_TRUE(ask());
    ASSERT_TRUE(may_read());

    seal();

    EXPECT_FALSE(may_read());
    EXPECT_FALSE(ask()->opened) << "it takes a second person now";
}

TEST_F(EmergencyAccessTest, LapsesADayAfterItWasAskedForOrApproved)
{
    seal();
    const EmergencyAccessId late = ask()->id;
    desk_.clock.advance(hours{24});
    EXPECT_EQ(run("sm", approve_emergency_access, late).error().refusal, Refusal::wrong_state);

    const EmergencyAccessId approved = ask()->id;
    EXPECT_NE(approved, late);
    ASSERT_TRUE(run("sm", approve_emergency_access, approved));
    desk_.clock.advance(hours{24});
    EXPECT_EQ(run("sw-south", open_approved_access, approved).error().refusal,
              Refusal::wrong_state);
}

TEST_F(EmergencyAccessTest, IsReviewedWithinTwoWorkingDaysByNobodyWhoHadAPartInIt)
{
    seal();
    const EmergencyAccessId id = ask("tm")->id;
    ASSERT_TRUE(run("sm", approve_emergency_access, id));
    ASSERT_TRUE(run("tm", open_approved_access, id));
    EXPECT_EQ(kept(id).review_by, test::day("2026-11-25"));
    const ReviewEmergencyAccess found{
        .id = id, .is_justified = true, .note = FreeText{"The child was taken home by the police"}};
    EXPECT_EQ(run("ad", review_emergency_access, found).error().refusal, Refusal::wrong_state)
        << "it has not ended";
    desk_.clock.advance(hours{1});

    for (const char* who : {"tm", "sm"})
        EXPECT_EQ(run(who, review_emergency_access, found).error().refusal,
                  Refusal::needs_second_person)
            << who;
    ASSERT_TRUE(run("ad", review_emergency_access, found));

    EXPECT_TRUE(kept(id).is_justified);
    EXPECT_EQ(kept(id).reviewed_by, UserId{"ad"});
    EXPECT_EQ(run("ad", review_emergency_access, found).error().refusal, Refusal::wrong_state);
}

TEST_F(EmergencyAccessTest, WaitsInAQueueWithWhatIsOverdueMarked)
{
    ASSERT_TRUE(ask());
    const auto count = [&](const char* who) {
        return desk_.temp.database().read([&](UnitOfWork& work) {
            return count_emergency_reviews(work, test::staff(who), desk_.clock.now());
        });
    };
    EXPECT_EQ(count("tm"), 1);
    EXPECT_EQ(count("ad"), 1);
    EXPECT_EQ(count("sw"), 0);
    desk_.clock.set(test::at("2026-11-25T23:00"));
    auto queue = run("sm", view_emergency_queue);
    ASSERT_EQ(queue->to_review.size(), 1u);
    EXPECT_FALSE(queue->to_review.front().is_overdue);

    desk_.clock.set(test::at("2026-11-26T00:00"));

    queue = run("sm", view_emergency_queue);
    EXPECT_TRUE(queue->to_review.front().is_overdue);
    EXPECT_EQ(queue->to_review.front().asked_by.reveal(), "Name of sw-south");
    EXPECT_EQ(run("sw", view_emergency_queue).error().refusal, Refusal::not_permitted);
}

TEST_F(EmergencyAccessTest, IsToldOfOnceMoreWhenNobodyReviewedItInTime)
{
    ASSERT_TRUE(ask());
    written_to();
    const auto tell = [&] {
        return *desk_.temp.database().transact(
            [&](UnitOfWork& work) { return tell_of_overdue_reviews(work, desk_.tools); });
    };
    desk_.clock.set(test::at("2026-11-25T23:00"));
    EXPECT_EQ(tell(), 0);

    desk_.clock.set(test::at("2026-11-26T09:00"));

    EXPECT_EQ(tell(), 1);
    EXPECT_EQ(written_to(), (Lines{"ad@council.example", "sm@council.example"}));
    EXPECT_EQ(tell(), 0);
}

TEST_F(EmergencyAccessTest, IsNotInTheQueueOfAManagerWhoAskedForIt)
{
    seal();
    ASSERT_TRUE(ask("tm"));
    EXPECT_TRUE(run("tm", view_emergency_queue)->to_approve.empty());
    EXPECT_EQ(run("sm", view_emergency_queue)->to_approve.size(), 1u);
}

TEST_F(EmergencyAccessTest, ShowsTheReviewerWhatWasDoneMeanwhile)
{
    const EmergencyAccessId id = ask()->id;
    ASSERT_TRUE(may_read());
    ASSERT_TRUE(may_read("sw"));
    desk_.clock.advance(hours{1});

    const auto review = run("ad", view_emergency_review, id);

    ASSERT_TRUE(review);
    Lines done;
    for (const AuditEntry& each : review->done)
        done.push_back(each.record.actor + ' ' + each.record.action);
    EXPECT_EQ(done, (Lines{"sw-south case.break_glass", "sw-south case.view_summary"}));
    EXPECT_EQ(review->entry.by_them_this_week, 1);
}

}  // namespace
}  // namespace quorate::core
