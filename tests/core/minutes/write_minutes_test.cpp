#include "core/minutes/write_minutes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/minutes/minutes_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class WritingMinutes : public test::RecordTest {
protected:
    Result<MinuteSection> save(const MinuteSection& section,
                               const std::string& body,
                               const char* by = "support-1",
                               bool for_family = false)
    {
        return transact([&](UnitOfWork& work) {
            return save_section(work,
                                clock_,
                                as(by),
                                {.meeting = meeting,
                                 .section = section.id,
                                 .version = section.version,
                                 .body = body,
                                 .visible_to_family = for_family});
        });
    }

    Result<Minutes> agree_minutes(const Actor& actor)
    {
        return transact([&](UnitOfWork& work) {
            const auto before = work.minutes.find(authority, meeting);
            return approve_minutes(
                work, clock_, digest_, actor, {.meeting = meeting, .version = before->version});
        });
    }

    Result<ChildDecision> record(const RecordDecision& command)
    {
        return transact([&](UnitOfWork& work) {
            return record_decision(work, clock_, random_, as("chair-1"), command);
        });
    }
};

TEST_P(WritingMinutes, OpensWithASectionForEachAgencyThatWasInvited)
{
    open_minutes();

    std::vector<std::string> titles;
    for (const MinuteSection& each : minutes().sections)
        if (each.item == "agencies") titles.push_back(each.title);
    EXPECT_EQ(titles.size(), 4u);
    EXPECT_EQ(std::ranges::count(titles, "What each agency knows: Police protection unit"), 1);
    EXPECT_EQ(std::ranges::count(titles, "What each agency knows: Children's social care"), 1);
    EXPECT_EQ(minutes().sections.front().position, 1);
}

TEST_P(WritingMinutes, KeepsNothingOfASectionOfBlanks)
{
    open_minutes();

    const auto saved = save(section("reason"), " \n ");

    ASSERT_TRUE(saved);
    EXPECT_TRUE(saved->body.empty());
    EXPECT_TRUE(section("reason").body.empty());
}

TEST_P(WritingMinutes, PreparesBeforeTheDayButDecidesNothingThen)
{
    clock_.set(test::at("2026-11-23T10:00"));
    open_minutes();
    EXPECT_TRUE(save(section("reason"), "The school rang twice."));

    const auto early = record({.meeting = meeting,
                               .child = ChildId{"child-1"},
                               .outcome = "no_further_action",
                               .reasons = "Nothing was found."});

    ASSERT_FALSE(early);
    EXPECT_EQ(complaints(early.error()),
              (std::vector<std::string>{
                  "outcome: Decisions can be recorded from the day of the meeting, Wednesday 25 "
                  "November 2026"}));
}

TEST_P(WritingMinutes, OpensOnce)
{
    open_minutes();
    const auto before = minutes().sections;
    open_minutes();

    EXPECT_EQ(minutes().sections.size(), before.size());
    EXPECT_EQ(minutes().sections.front().id, before.front().id);
}

TEST_P(WritingMinutes, MarksNothingForTheFamilyUnlessToldTo)
{
    open_minutes();

    for (const MinuteSection& each : minutes().sections)
        EXPECT_FALSE(each.visible_to_family);
}

TEST_P(WritingMinutes, LosesNeitherTextWhenTwoPeopleWrite)
{
    open_minutes();
    const MinuteSection as_read = section("reason");
    ASSERT_TRUE(save(as_read, "Theirs"));

    const auto mine = save(as_read, "Mine");

    ASSERT_FALSE(mine);
    EXPECT_EQ(mine.error().refusal, Refusal::stale_version);
    EXPECT_EQ(section("reason").body.reveal(), "Theirs");
}

TEST_P(WritingMinutes, IsForChairsAndBusinessSupport)
{
    open_minutes();

    const auto by_worker = save(section("reason"), "x", "worker-1");
    ASSERT_FALSE(by_worker);
    EXPECT_EQ(by_worker.error().refusal, Refusal::not_permitted);
    EXPECT_EQ(by_worker.error().action, "minutes.edit_draft");
}

TEST_P(WritingMinutes, RefusesControlCharactersAndTooMuch)
{
    open_minutes();

    EXPECT_EQ(save(section("reason"), "a\x01z").error().fields.front().field, "body");
    EXPECT_EQ(save(section("reason"), std::string(50'001, 'x')).error().fields.front().field,
              "body");
    EXPECT_TRUE(save(section("reason"), std::string(50'000, 'x')));
}

TEST_P(WritingMinutes, DecidesForOneChildWithACategoryOnlyWhereThereIsAPlan)
{
    open_minutes();
    const ChildId child{"child-1"};
    const auto errors = [&](const char* outcome, const char* category, const char* reasons) {
        const auto result = record({.meeting = meeting,
                                    .child = child,
                                    .outcome = outcome,
                                    .category = category,
                                    .reasons = reasons});
        std::vector<std::string> fields;
        if (!result)
            for (const FieldError& each : result.error().fields)
                fields.push_back(each.field);
        return fields;
    };
    using Fields = std::vector<std::string>;

    EXPECT_EQ(errors("cp_plan_made", "", ""), (Fields{"category", "reasons"}));
    EXPECT_EQ(errors("cp_plan_made", "FIN", "because"), (Fields{"category"}));  // Wales only
    EXPECT_EQ(errors("registered", "NEG", "because"), (Fields{"outcome"}));     // Wales only
    EXPECT_EQ(errors("no_further_action", "NEG", "because"), (Fields{"category"}));
    EXPECT_EQ(errors("cp_plan_made", "NEG", "because"), Fields{});
}

TEST_P(WritingMinutes, DecidesOnlyAboutChildrenOfTheMeeting)
{
    open_minutes();

    const auto other = record({.meeting = meeting,
                               .child = ChildId{"child-other"},
                               .outcome = "adjourned",
                               .reasons = "because"});

    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().refusal, Refusal::not_found);
}

TEST_P(WritingMinutes, KeepsWhoDisagreesBesideTheDecision)
{
    open_minutes();
    decide("child-1", "cp_plan_made", "NEG");
    const auto dissent = [&](const char* by, int from_version) {
        return transact([&](UnitOfWork& work) {
            return record_dissent(work,
                                  clock_,
                                  as(by),
                                  {.meeting = meeting,
                                   .child = ChildId{"child-1"},
                                   .version = from_version,
                                   .dissent = "School: not needed"});
        });
    };

    EXPECT_EQ(dissent("support-1", 1).error().refusal, Refusal::not_permitted);
    ASSERT_TRUE(dissent("worker-1", 1));
    EXPECT_EQ(dissent("worker-1", 1).error().refusal, Refusal::stale_version);
    EXPECT_EQ(minutes().decisions.front().dissent.reveal(), "School: not needed");
}

TEST_P(WritingMinutes, AreAgreedByTheChairWithThePasswordOnceTheMeetingEnded)
{
    everyone_is_here();
    open();
    open_minutes();
    decide("child-1", "no_further_action", "");
    decide("child-2", "no_further_action", "");
    Actor chair = as("chair-1");

    EXPECT_EQ(agree_minutes(chair).error().refusal, Refusal::wrong_state);
    close();
    EXPECT_EQ(agree_minutes(as("support-1")).error().refusal, Refusal::not_permitted);
    chair.stepped_up_at.reset();
    EXPECT_EQ(agree_minutes(chair).error().refusal, Refusal::needs_step_up);
    const auto agreed = agree_minutes(as("chair-1"));
    ASSERT_TRUE(agreed);
    EXPECT_EQ(agreed->status, MinutesStatus::approved);
    EXPECT_EQ(agreed->approved_by, UserId{"chair-1"});
}

TEST_P(WritingMinutes, ChangeNoMoreOnceAgreed)
{
    hold_and_approve();

    EXPECT_EQ(save(section("reason"), "x").error().refusal, Refusal::wrong_state);
    EXPECT_EQ(save(section("reason"), "x", "chair-1", true).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(record({.meeting = meeting,
                      .child = ChildId{"child-1"},
                      .version = 1,
                      .outcome = "adjourned",
                      .reasons = "because"})
                  .error()
                  .refusal,
              Refusal::wrong_state);
}

QUORATE_ON_EVERY_DATABASE(WritingMinutes);

class StrategyMinutes : public WritingMinutes {
protected:
    void SetUp() override { begin(MeetingType::strategy_discussion); }
};

TEST_P(StrategyMinutes, CannotBeMarkedForTheFamily)
{
    open_minutes();

    const auto marked = save(section("reason"), "x", "support-1", true);

    ASSERT_FALSE(marked);
    EXPECT_EQ(marked.error().fields.front().field, "visible_to_family");
}

QUORATE_ON_EVERY_DATABASE(StrategyMinutes);

}  // namespace
}  // namespace quorate::core
