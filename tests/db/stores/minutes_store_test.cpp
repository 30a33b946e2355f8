#include "db/stores/minutes_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId another{"authority-2"};
const core::MeetingId meeting{"m1"};
const core::UserId chair{"chair-1"};

class MinutesTables : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
        const auto opened = change<core::Done>([](core::MinutesStore& minutes) {
            minutes.open(authority,
                         meeting,
                         {{.id = core::MinuteSectionId{"s1"},
                           .position = 1,
                           .item = "welcome",
                           .title = "Welcome"},
                          {.id = core::MinuteSectionId{"s2"},
                           .position = 2,
                           .item = "child_views",
                           .title = "What the child says"}});
            return core::Done{};
        });
        ASSERT_TRUE(opened);
    }

    template <class T, class Act>
    core::Result<T> change(Act act)
    {
        return database().transact(
            [&act](core::UnitOfWork& work) -> core::Result<T> { return act(work.minutes); });
    }

    template <class Act>
    auto read(Act act)
    {
        return database().read([&act](core::UnitOfWork& work) { return act(work.minutes); });
    }

    core::MinuteSection section(const char* id)
    {
        return read([id](core::MinutesStore& minutes) {
            return minutes.find_section(authority, core::MinuteSectionId{id}).value();
        });
    }

    core::Result<int> save(const core::MinuteSection& section)
    {
        return change<int>(
            [&](core::MinutesStore& minutes) { return minutes.save_section(authority, section); });
    }

    core::Result<int> approve(int version)
    {
        return change<int>([&](core::MinutesStore& minutes) {
            return minutes.approve(
                authority, meeting, chair, test::at("2026-11-25T12:00"), version);
        });
    }

    int version()
    {
        return read([](core::MinutesStore& minutes) {
            return minutes.find(authority, meeting).value().version;
        });
    }
};

TEST_P(MinutesTables, KeepWhatIsNotSavedForOnePersonAndOneItem)
{
    const auto scrap = [](const core::UserId& user, const char* item, const char* words) {
        return core::MinutesScrap{.meeting = meeting,
                                  .user = user,
                                  .item = item,
                                  .words = core::FreeText{words},
                                  .kept_at = test::at("2026-11-25T10:30")};
    };
    const core::UserId worker{"worker-1"};
    const auto of = [this](const core::UserId& user) {
        const auto found = read([&](core::MinutesStore& minutes) {
            return minutes.find_scrap(authority, meeting, user, "plan");
        });
        return found ? found->words.reveal() : std::string{};
    };
    ASSERT_TRUE(change<core::Done>([&](core::MinutesStore& minutes) {
        minutes.keep_scrap(authority, scrap(chair, "plan", "a=1"));
        minutes.keep_scrap(authority, scrap(chair, "plan", "a=2"));
        minutes.keep_scrap(authority, scrap(worker, "plan", "b=1"));
        return core::Done{};
    }));
    EXPECT_EQ(of(chair), "a=2");
    EXPECT_EQ(of(worker), "b=1");
    EXPECT_FALSE(read([](core::MinutesStore& minutes) {
        return minutes.find_scrap(another, meeting, chair, "plan");
    }));

    ASSERT_TRUE(change<core::Done>([&](core::MinutesStore& minutes) {
        minutes.drop_scrap(authority, meeting, chair, "plan");
        return core::Done{};
    }));
    EXPECT_EQ(of(chair), "");
    EXPECT_EQ(of(worker), "b=1");

    ASSERT_TRUE(change<core::Done>([&](core::MinutesStore& minutes) {
        minutes.drop_scraps(authority, meeting);
        return core::Done{};
    }));
    EXPECT_EQ(of(worker), "");
}

TEST_P(MinutesTables, TakeAnotherSectionWhileTheyAreADraft)
{
    const core::MinuteSection closed{.id = core::MinuteSectionId{"s3"},
                                     .meeting = meeting,
                                     .position = 3,
                                     .item = "closed",
                                     .title = "Professionals alone"};
    const auto add = [&closed](core::MinutesStore& minutes) {
        return minutes.add_section(authority, closed);
    };
    const int before = version();

    ASSERT_TRUE(change<core::Done>(add));

    EXPECT_EQ(section("s3").title, "Professionals alone");
    EXPECT_EQ(version(), before + 1) << "whoever approves has to read it";
    ASSERT_TRUE(approve(version()));
    const auto late = change<core::Done>(add);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().refusal, core::Refusal::wrong_state);
}

TEST_P(MinutesTables, KeepsWhatWasWrittenAndByWhom)
{
    core::MinuteSection written = section("s2");
    written.body =
        core::FreeText{"I want to see my dad.\nBut not when there is shouting. \xC5\xB5"};
    written.visible_to_family = true;
    written.updated_by = chair;
    written.updated_at = test::at("2026-11-25T10:31");

    const auto saved = save(written);

    ASSERT_TRUE(saved);
    EXPECT_EQ(*saved, 2);
    const core::MinuteSection kept = section("s2");
    EXPECT_EQ(kept.body, written.body);
    EXPECT_TRUE(kept.visible_to_family);
    EXPECT_EQ(kept.updated_by, chair);
    EXPECT_EQ(kept.updated_at, written.updated_at);
    EXPECT_EQ(kept.version, 2);
}

TEST_P(MinutesTables, RefusesAStaleSection)
{
    const core::MinuteSection read_first = section("s1");
    ASSERT_TRUE(save(read_first));

    const auto second = save(read_first);

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().refusal, core::Refusal::stale_version);
}

TEST_P(MinutesTables, NeverChangeOnceApproved)
{
    ASSERT_TRUE(approve(version()));

    const auto saved = save(section("s1"));
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().refusal, core::Refusal::wrong_state);

    const auto decided = change<int>([](core::MinutesStore& minutes) {
        return minutes.save_decision(authority,
                                     {.id = core::DecisionId{"d1"},
                                      .meeting = meeting,
                                      .child = core::ChildId{"child-1"},
                                      .version = 0});
    });
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().refusal, core::Refusal::wrong_state);

    const auto again = approve(version());
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().refusal, core::Refusal::wrong_state);
}

TEST_P(MinutesTables, CannotBeApprovedByWhoeverHasNotReadTheLastChange)
{
    const int as_read = version();
    ASSERT_TRUE(save(section("s1")));

    const auto approved = approve(as_read);

    ASSERT_FALSE(approved);
    EXPECT_EQ(approved.error().refusal, core::Refusal::stale_version);
}

TEST_P(MinutesTables, KeepOneDecisionForEachChild)
{
    const auto decide = [this](const char* id, core::Outcome outcome, int from_version) {
        return change<int>([&](core::MinutesStore& minutes) {
            return minutes.save_decision(authority,
                                         {.id = core::DecisionId{id},
                                          .meeting = meeting,
                                          .child = core::ChildId{"child-1"},
                                          .outcome = outcome,
                                          .category = "NEG",
                                          .reasons = core::FreeText{"because"},
                                          .dissent = core::FreeText{"School: not needed"},
                                          .visible_to_family = from_version == 1,
                                          .version = from_version});
        });
    };
    ASSERT_TRUE(decide("d1", core::Outcome::cp_plan_made, 0));
    EXPECT_FALSE(decide("d2", core::Outcome::adjourned, 0));
    ASSERT_TRUE(decide("d1", core::Outcome::no_cp_plan_cin, 1));
    EXPECT_FALSE(decide("d1", core::Outcome::adjourned, 1));

    const auto decisions =
        read([](core::MinutesStore& minutes) { return minutes.decisions(authority, meeting); });
    ASSERT_EQ(decisions.size(), 1u);
    EXPECT_EQ(decisions.front().outcome, core::Outcome::no_cp_plan_cin);
    EXPECT_EQ(decisions.front().version, 2);
    EXPECT_EQ(decisions.front().dissent.reveal(), "School: not needed");
    EXPECT_TRUE(decisions.front().visible_to_family);
}

TEST_P(MinutesTables, AreNotThereForAnotherAuthority)
{
    EXPECT_FALSE(read([](core::MinutesStore& minutes) { return minutes.find(another, meeting); }));
    EXPECT_TRUE(read([](core::MinutesStore& minutes) {
                    return minutes.sections(another, meeting);
                }).empty());
    EXPECT_FALSE(read([](core::MinutesStore& minutes) {
        return minutes.find_section(another, core::MinuteSectionId{"s1"});
    }));
    const auto saved = change<int>(
        [&](core::MinutesStore& minutes) { return minutes.save_section(another, section("s1")); });
    EXPECT_FALSE(saved);
}

TEST_P(MinutesTables, KeepHowAMeetingWasAdjournedForWantOfQuorum)
{
    const core::Closing adjourned{.meeting = meeting,
                                  .quorum = core::QuorumState::not_met,
                                  .interim_plan = core::FreeText{"Gran stays with them"},
                                  .reconvene_by = test::day("2026-12-09"),
                                  .allowed_by = core::UserId{"manager-1"},
                                  .allowed_reason = core::FreeText{"Nobody could be had sooner"},
                                  .closed_by = chair,
                                  .closed_at = test::at("2026-11-25T10:20")};
    ASSERT_TRUE(change<core::Done>([&](core::MinutesStore& minutes) {
        minutes.keep_closing(authority, adjourned);
        return core::Done{};
    }));

    const auto kept =
        read([](core::MinutesStore& minutes) { return minutes.closing(authority, meeting); });

    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->interim_plan.reveal(), "Gran stays with them");
    EXPECT_EQ(kept->reconvene_by, adjourned.reconvene_by);
    EXPECT_EQ(kept->allowed_by, adjourned.allowed_by);
    EXPECT_EQ(kept->allowed_reason.reveal(), "Nobody could be had sooner");
    EXPECT_TRUE(kept->proceed_reason.empty());
    EXPECT_FALSE(
        read([](core::MinutesStore& minutes) { return minutes.closing(another, meeting); }));
    EXPECT_TRUE(kept->lines_for_family.empty());

    for (const core::AuthorityId& whose : {authority, another})
        ASSERT_TRUE(change<core::Done>([&](core::MinutesStore& minutes) {
            minutes.mark_plan_lines(
                whose, meeting, whose == authority ? std::vector{1, 12} : std::vector{2});
            return core::Done{};
        }));
    EXPECT_EQ(read([](core::MinutesStore& minutes) {
                  return minutes.closing(authority, meeting)->lines_for_family;
              }),
              (std::vector{1, 12}));
}

QUORATE_ON_EVERY_DATABASE(MinutesTables);

}  // namespace
}  // namespace quorate::db
