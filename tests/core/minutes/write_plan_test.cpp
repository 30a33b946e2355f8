#include "core/minutes/write_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/meetings/invitee_store.hpp"
#include "core/minutes/amend_minutes.hpp"
#include "core/minutes/plan_store.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

PlanPart a_part()
{
    PlanPart part;
    part.outcome = FreeText{"Kit is in school every day"};
    part.help = FreeText{"Breakfast club"};
    part.by_whom = FreeText{"The school"};
    part.contingency = FreeText{"We ask for legal advice"};
    part.children = {ChildId{"child-1"}};
    return part;
}

class WritingThePlan : public test::RecordTest {
protected:
    Result<PlanPart> save(const PlanPart& part, const char* by = "support-1")
    {
        return transact([&](UnitOfWork& work) {
            return save_plan_part(
                work, clock_, random_, as(by), {.meeting = meeting, .part = part});
        });
    }

    Result<PartProgress> say(const PlanPartId& part, const std::string& progress, int version = 0)
    {
        return transact([&](UnitOfWork& work) {
            return record_progress(work,
                                   clock_,
                                   as("support-1"),
                                   {.meeting = meeting,
                                    .part = part,
                                    .version = version,
                                    .progress = progress,
                                    .words = "Seen every day"});
        });
    }

    Result<PlanAgreement> ask(const std::string& answer, const std::string& reason, int version = 0)
    {
        return transact([&](UnitOfWork& work) {
            return record_agreement(work,
                                    clock_,
                                    as("support-1"),
                                    {.meeting = meeting,
                                     .member = mother(),
                                     .version = version,
                                     .agreement = answer,
                                     .reason = reason});
        });
    }

    FamilyMemberId mother()
    {
        const auto seats =
            read([&](UnitOfWork& work) { return work.invitees.of_meeting(authority, meeting); });
        for (const InviteeEntry& seat : seats)
            if (seat.invitee.id == InviteeId{"seat-mother"}) return *seat.invitee.holder.member;
        return {};
    }
};

TEST_P(WritingThePlan, KeepsEachVersionAndRefusesWhoeverReadAnOlderOne)
{
    EXPECT_EQ(save(a_part()).error().refusal, Refusal::wrong_state);  // no minutes yet
    open_minutes();
    const auto first = save(a_part());
    ASSERT_TRUE(first);
    EXPECT_EQ(first->version, 1);
    EXPECT_EQ(first->position, 1);

    PlanPart next = *first;
    next.how_long = FreeText{"Until Easter"};
    ASSERT_TRUE(save(next));
    EXPECT_EQ(save(next).error().refusal, Refusal::stale_version);

    const MinutedPlan plan = minutes().plan;
    ASSERT_EQ(plan.written.size(), 1u);
    EXPECT_EQ(plan.written.front().version, 2);
    EXPECT_EQ(plan.written.front().how_long.reveal(), "Until Easter");
    EXPECT_EQ(plan.written.front().contingency.reveal(), "We ask for legal advice");
}

TEST_P(WritingThePlan, SaysWhatAPartLacks)
{
    open_minutes();

    const auto empty = save({});

    ASSERT_FALSE(empty);
    EXPECT_EQ(complaints(empty.error()),
              (std::vector<std::string>{"outcome: Write what needs to change",
                                        "help: Write what help there will be",
                                        "by_whom: Write who gives this help",
                                        "children: Choose the children whom this part is for"}));
    PlanPart of_another = a_part();
    of_another.children = {ChildId{"child-of-another-family"}};
    EXPECT_FALSE(save(of_another));
}

TEST_P(WritingThePlan, IsForNobodyWhomADecisionLeavesWithoutOneUnlessThePartEnds)
{
    everyone_is_here();
    open();
    open_minutes();
    decide("child-1", "cp_plan_made", "NEG");
    decide("child-2", "no_further_action", "");
    PlanPart part = a_part();
    part.children = {ChildId{"child-1"}, ChildId{"child-2"}};

    const auto refused = save(part);

    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()),
              (std::vector<std::string>{
                  "children: Choose only children who have a plan after this meeting: a decision "
                  "says that one of these has none"}));
    part.is_ended = true;
    EXPECT_TRUE(save(part));
    EXPECT_TRUE(save(a_part()));
}

TEST_P(WritingThePlan, KeepsChildrenWhomALaterMeetingIsNotAbout)
{
    open_minutes();
    PlanPart part = a_part();
    part.children = {ChildId{"child-1"}, ChildId{"child-2"}};
    part = *save(part);
    test::run(temp_.pool(), "delete from meeting_child where child_id = 'child-2'");

    part.children = {ChildId{"child-1"}};
    const auto saved = save(part);

    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->children, (std::vector{ChildId{"child-1"}, ChildId{"child-2"}}));
}

TEST_P(WritingThePlan, ChangesNoMoreOnceTheMinutesAreAgreedAndIsInTheirDigest)
{
    everyone_is_here();
    open();
    open_minutes();
    ASSERT_TRUE(save(a_part()));
    decide("child-1", "cp_plan_made", "NEG");
    decide("child-2", "no_further_action", "");
    close();
    approve();

    EXPECT_EQ(save(a_part()).error().refusal, Refusal::wrong_state);
    const auto broken = [&] {
        return transact([&](UnitOfWork& work) {
            return Result<std::size_t>{check_records(work, digest_, authority).broken.size()};
        });
    };
    EXPECT_EQ(*broken(), 0u);
    const MinutesFile file = minutes();
    EXPECT_EQ(
        fault_of(digest_, *file.minutes, file.sections, file.decisions, file.amendments, file.plan),
        RecordFault::none);
    MinutedPlan other = file.plan;
    other.written.front().help = FreeText{"Nothing"};
    EXPECT_EQ(
        fault_of(digest_, *file.minutes, file.sections, file.decisions, file.amendments, other),
        RecordFault::minutes);
}

TEST_P(WritingThePlan, AsksOnlyOfPartsThatWereThereBefore)
{
    open_minutes();
    const auto part = save(a_part());
    ASSERT_TRUE(part);

    EXPECT_EQ(say(part->id, "better").error().refusal, Refusal::not_found);
}

TEST_P(WritingThePlan, IsCarriedToTheNextMeetingWhichSaysHowEachPartHasGone)
{
    open_minutes();
    const auto part = save(a_part());
    ASSERT_TRUE(part);
    const MeetingId later{"m2"};
    test::add_meeting(temp_.pool(), later.text(), test::at("2026-12-09T10:00"));
    const auto say_then = [&](const std::string& progress, int version) {
        return transact([&](UnitOfWork& work) {
            return record_progress(work,
                                   clock_,
                                   as("support-1"),
                                   {.meeting = later,
                                    .part = part->id,
                                    .version = version,
                                    .progress = progress,
                                    .words = "Seen every day"});
        });
    };
    EXPECT_EQ(say_then("better", 0).error().refusal, Refusal::wrong_state);  // no minutes yet
    const auto opened = transact([&](UnitOfWork& work) {
        return core::open_minutes(work, clock_, random_, as("support-1"), later);
    });
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->plan.before.size(), 1u);
    EXPECT_TRUE(opened->plan.written.empty());

    EXPECT_EQ(complaints(say_then("", 0).error()),
              (std::vector<std::string>{"progress: Choose better, the same or worse"}));
    ASSERT_TRUE(say_then("better", 0));
    EXPECT_EQ(say_then("worse", 0).error().refusal, Refusal::stale_version);
    ASSERT_TRUE(say_then("worse", 1));
}

TEST_P(WritingThePlan, IsAskedOfParentsWithAReasonUnlessTheyAgree)
{
    open_minutes();

    EXPECT_EQ(complaints(ask("in_part", " ").error()),
              (std::vector<std::string>{"reason: Write what they do not agree to"}));
    EXPECT_EQ(complaints(ask("not_asked", "").error()),
              (std::vector<std::string>{"reason: Write why they were not asked"}));
    EXPECT_EQ(complaints(ask("maybe", "x").error()),
              (std::vector<std::string>{"agreement: Choose whether they agree to the plan"}));
    ASSERT_TRUE(ask("in_part", "Not to the breakfast club"));
    EXPECT_EQ(ask("agreed", "").error().refusal, Refusal::stale_version);
    ASSERT_TRUE(ask("agreed", "", 1));
    ASSERT_EQ(minutes().plan.agreements.size(), 1u);
    EXPECT_EQ(minutes().plan.agreements.front().agreement, Agreement::agreed);
    EXPECT_EQ(minutes().plan.agreements.front().version, 2);
}

TEST_P(WritingThePlan, IsReadByThoseWhoReadTheMinutesOfTheFamily)
{
    open_minutes();
    ASSERT_TRUE(save(a_part()));
    const CaseId family = minutes().file.family.id;

    const auto plan =
        transact([&](UnitOfWork& work) { return view_plan(work, clock_, as("worker-1"), family); });

    ASSERT_TRUE(plan);
    ASSERT_EQ(plan->parts.size(), 1u);
    EXPECT_EQ(plan->parts.front().outcome.reveal(), "Kit is in school every day");
}

QUORATE_ON_EVERY_DATABASE(WritingThePlan);

}  // namespace
}  // namespace quorate::core
