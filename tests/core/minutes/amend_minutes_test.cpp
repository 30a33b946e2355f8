#include "core/minutes/amend_minutes.hpp"

#include "core/minutes/minutes_store.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::core {
namespace {

class Amending : public test::RecordTest {
protected:
    Result<Amendment> amend(const AmendMinutes& command, const std::string& by = "chair-1")
    {
        return transact([&](UnitOfWork& work) {
            return amend_minutes(work, clock_, random_, digest_, as(by), command);
        });
    }

    Result<Amendment> amend(int number, const std::string& body = "It was Tuesday")
    {
        return amend({.meeting = meeting,
                      .number = number,
                      .section = section("child_views").id.text(),
                      .body = body,
                      .reason = "The school asked for it",
                      .visible_to_family = true});
    }

    CheckedRecords checked()
    {
        return read([&](UnitOfWork& work) { return check_records(work, digest_, authority); });
    }

    std::string field_at_fault(const AmendMinutes& command)
    {
        const auto refused = amend(command);
        return refused || refused.error().fields.empty() ? "" : refused.error().fields[0].field;
    }
};

TEST_P(Amending, AddsANumberedCorrectionAndLeavesWhatWasAgreed)
{
    hold_and_approve();
    const std::string before = section("child_views").body.reveal();

    ASSERT_TRUE(amend(1));
    ASSERT_TRUE(amend(2, "And in the morning"));

    const MinutesFile file = minutes();
    ASSERT_EQ(file.amendments.size(), 2u);
    EXPECT_EQ(file.amendments[1].number, 2);
    EXPECT_EQ(file.amendments[1].body.reveal(), "And in the morning");
    EXPECT_EQ(file.amendments[0].made_by, UserId{"chair-1"});
    EXPECT_EQ(file.minutes->amendments, 2);
    EXPECT_EQ(section("child_views").body.reveal(), before);
}

TEST_P(Amending, IsTheChairsAloneAndOnlyOnceTheMinutesAreAgreed)
{
    everyone_is_here();
    open();
    open_minutes();
    EXPECT_EQ(amend(1).error().refusal, Refusal::wrong_state);

    write("child_views", "SHARED-VIEWS", true);
    decide("child-1", "cp_plan_made", "NEG");
    decide("child-2", "no_cp_plan_cin", "");
    close();
    approve();
    EXPECT_FALSE(
        amend({.meeting = meeting, .number = 1, .body = "x", .reason = "The school asked for it"},
              "support-1"));
    EXPECT_TRUE(amend(1));
}

TEST_P(Amending, OfTwoAtOnceTheSecondIsToldToReadTheFirst)
{
    hold_and_approve();
    ASSERT_TRUE(amend(1));

    EXPECT_EQ(amend(1).error().refusal, Refusal::stale_version);
    EXPECT_EQ(minutes().amendments.size(), 1u);
}

TEST_P(Amending, WantsWordsAReasonAPartOfTheseMinutesAndAnAudienceThatMayReadThePart)
{
    hold_and_approve();
    const AmendMinutes good{
        .meeting = meeting, .number = 1, .body = "x", .reason = "The school asked for it"};

    AmendMinutes wrong = good;
    wrong.body = " \n";
    EXPECT_EQ(field_at_fault(wrong), "body");
    wrong = good;
    wrong.body = std::string(longest_amendment + 1, 'x');
    EXPECT_EQ(field_at_fault(wrong), "body");
    wrong = good;
    for (const char* reason : {"", "The school"}) {
        wrong.reason = reason;
        EXPECT_EQ(field_at_fault(wrong), "reason");
    }
    wrong = good;
    wrong.section = "elsewhere";
    EXPECT_EQ(field_at_fault(wrong), "section");
    wrong = good;
    wrong.section = section("analysis").id.text();
    wrong.visible_to_family = true;
    EXPECT_EQ(field_at_fault(wrong), "visible_to_family");
}

TEST_P(Amending, WaitsUntilWhatWasFoundInTheWordsIsConfirmedAndNamesNone)
{
    hold_and_approve();
    AmendMinutes command{.meeting = meeting,
                         .number = 1,
                         .body = "She lives at SE1 9GF",
                         .reason = "The school asked for it"};

    const auto refused = amend(command);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(refused.error().fields.front().field, "confirmed");
    EXPECT_EQ(refused.error().fields.front().message.find("SE1"), std::string::npos);
    EXPECT_TRUE(minutes().amendments.empty());
    const MinutesFile file = minutes();
    const auto found = read([&](UnitOfWork& work) { return findings_in(work, file, command); });
    ASSERT_EQ(found.size(), 1u);
    command.confirmed = {found.front().key};
    EXPECT_TRUE(amend(command));
}

TEST_P(Amending, PutsRightADecisionAPartOfThePlanOrAnActionPoint)
{
    const ActionRow action = agree(a_form({.contact = ContactId{"contact-school"}}));
    hold_and_approve();
    const ChildDecision decision = minutes().decisions.front();
    const auto of = [this](const OtherPart& part) {
        return AmendMinutes{.meeting = meeting,
                            .number = minutes().minutes->amendments + 1,
                            .part = text_of(part),
                            .body = "It was decided on Tuesday",
                            .reason = "The school asked for it"};
    };
    const OtherPart decided{.kind = PartKind::decision, .id = decision.id.text()};

    ASSERT_TRUE(amend(of(decided)));
    ASSERT_TRUE(amend(of({.kind = PartKind::action, .id = action.action.id.text()})));

    EXPECT_EQ(minutes().amendments.front().part, decided);
    EXPECT_FALSE(minutes().amendments.front().section);
    EXPECT_EQ(field_at_fault(of({.kind = PartKind::plan, .id = "elsewhere"})), "part");
    AmendMinutes both = of(decided);
    both.section = section("analysis").id.text();
    EXPECT_FALSE(amend(both)) << "one or the other";
    AmendMinutes for_family = of(decided);
    for_family.visible_to_family = true;
    EXPECT_EQ(amend(for_family).has_value(), decision.visible_to_family);
    EXPECT_TRUE(checked().broken.empty());
    test::run(temp_.pool(), "update minutes_amendment set part = 'plan:p' where number = 1");
    ASSERT_EQ(checked().broken.size(), 1u);
    EXPECT_EQ(checked().broken.front().fault, RecordFault::amendment);
}

TEST_P(Amending, ARecordThatFitsItsDigestsIsWhole)
{
    hold_and_approve();
    ASSERT_TRUE(amend(1));

    EXPECT_EQ(checked().checked, 1);
    EXPECT_TRUE(checked().broken.empty());
}

TEST_P(Amending, WhateverIsChangedInAnAgreedRecordIsNoticed)
{
    hold_and_approve();
    ASSERT_TRUE(amend(1));
    ASSERT_TRUE(amend(2));
    const auto fault_after = [&](const std::string& change, const std::string& back) {
        test::run(temp_.pool(), change);
        const CheckedRecords found = checked();
        test::run(temp_.pool(), back);
        return found.broken.empty() ? RecordFault::none : found.broken.front().fault;
    };

    EXPECT_EQ(fault_after("update minute_section set body = body || '.' where item = 'analysis'",
                          "update minute_section set body = 'SECRET-ANALYSIS' where item = "
                          "'analysis'"),
              RecordFault::minutes);
    EXPECT_EQ(fault_after("update decision set visible_to_family = 1 where child_id = 'child-1'",
                          "update decision set visible_to_family = 0 where child_id = 'child-1'"),
              RecordFault::minutes);
    EXPECT_EQ(fault_after("update minutes_amendment set body = 'It was Monday' where number = 1",
                          "update minutes_amendment set body = 'It was Tuesday' where number = 1"),
              RecordFault::amendment);
    EXPECT_TRUE(checked().broken.empty());
    // The end cut off.
    test::run(temp_.pool(), "delete from minutes_amendment where number = 2");
    ASSERT_EQ(checked().broken.size(), 1u);
    EXPECT_EQ(checked().broken.front().fault, RecordFault::amendment);
}

TEST_P(Amending, MinutesAgreedBeforeDigestsWereKeptAreNotFaulted)
{
    hold_and_approve();
    test::run(temp_.pool(), "update minutes set digest = ''");

    ASSERT_TRUE(amend(1));
    EXPECT_TRUE(checked().broken.empty());
}

QUORATE_ON_EVERY_DATABASE(Amending);

}  // namespace
}  // namespace quorate::core
