#include "db/stores/disclosure_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId another{"authority-2"};
const core::MeetingId meeting{"m1"};
const core::CaseId family{"case-1"};

core::PapersCopy a_copy(const std::string& id)
{
    return {.id = core::PapersCopyId{id},
            .meeting = meeting,
            .seat = core::InviteeId{"seat-m1"},
            .digest = "digest-" + id,
            .prepared_by = core::UserId{"support-1"},
            .prepared_at = test::at("2026-11-26T09:00"),
            .credential = "session-1",
            .with_actions = true};
}

class DisclosureTables : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
    }

    template <class Act>
    auto write(Act act)
    {
        return database().transact([&](core::UnitOfWork& work) { return act(work.disclosure); });
    }

    template <class Act>
    void keep(Act act)
    {
        ASSERT_TRUE(write([&](core::DisclosureStore& store) {
            act(store);
            return core::Result<core::Done>{core::Done{}};
        }));
    }

    template <class Look>
    auto read(Look look)
    {
        return database().read([&](core::UnitOfWork& work) { return look(work.disclosure); });
    }
};

TEST_P(DisclosureTables, KeepWhomAnItemIsAboutAsItWasSaidLast)
{
    const core::ItemAbout first{.item = "s1",
                                .children = {core::ChildId{"child-1"}},
                                .persons = {core::FamilyMemberId{"mother-1"}},
                                .source = core::RecordSource::agency};
    const core::ItemAbout last{.item = "s1",
                               .children = {core::ChildId{"child-1"}, core::ChildId{"child-2"}},
                               .source = core::RecordSource::strategy_discussion};
    keep([&](core::DisclosureStore& store) { store.save_about(authority, meeting, first); });
    EXPECT_EQ(read([](core::DisclosureStore& store) { return store.about(authority, meeting); }),
              std::vector{first});

    keep([&](core::DisclosureStore& store) { store.save_about(authority, meeting, last); });
    EXPECT_EQ(read([](core::DisclosureStore& store) { return store.about(authority, meeting); }),
              std::vector{last});
    EXPECT_TRUE(
        read([](core::DisclosureStore& store) { return store.about(another, meeting); }).empty());
}

TEST_P(DisclosureTables, KeepWhoseParentSomebodyIsEvenOfNobody)
{
    const core::OwnChildren none{.member = core::FamilyMemberId{"father-1"}};
    const core::OwnChildren one{.member = core::FamilyMemberId{"father-1"},
                                .children = {core::ChildId{"child-1"}}};
    for (const core::OwnChildren& own : {one, none}) {
        keep(
            [&](core::DisclosureStore& store) { store.save_own_children(authority, family, own); });
        EXPECT_EQ(read([](core::DisclosureStore& store) {
                      return store.own_children(authority, family);
                  }),
                  std::vector{own});
    }
    EXPECT_TRUE(read([](core::DisclosureStore& store) {
                    return store.own_children(another, family);
                }).empty());
}

TEST_P(DisclosureTables, KeepTheMapByVersion)
{
    core::SeatChoice choice{.seat = core::InviteeId{"seat-m1"},
                            .share = core::Share::part,
                            .chosen = {.sections = {core::MinuteSectionId{"s1"}},
                                       .decisions = {core::DecisionId{"d1"}},
                                       .actions = {core::ActionPointId{"a1"}},
                                       .plan = {core::PlanPartId{"p1"}, core::PlanPartId{"p2"}}},
                            .chosen_by = core::UserId{"chair-1"},
                            .chosen_at = test::at("2026-11-26T09:00")};
    const auto save = [&] {
        return write([&](core::DisclosureStore& store) {
            return store.save_choice(authority, meeting, choice);
        });
    };
    const auto kept = [&] {
        return read([](core::DisclosureStore& store) { return store.choices(authority, meeting); });
    };
    EXPECT_EQ(*save(), 1);
    EXPECT_EQ(save().error().refusal, core::Refusal::stale_version);
    choice.version = 1;
    EXPECT_EQ(kept(), std::vector{choice});

    choice.share = core::Share::nothing;
    choice.chosen = {};
    choice.reason = core::FreeText{"Because"};
    EXPECT_EQ(*save(), 2);
    EXPECT_EQ(save().error().refusal, core::Refusal::stale_version);
    choice.version = 2;
    EXPECT_EQ(kept(), std::vector{choice});
}

TEST_P(DisclosureTables, KeepACopyUntilSomebodyElseEndsItsWait)
{
    keep([](core::DisclosureStore& store) { store.add_copy(authority, a_copy("c1")); });
    const auto waiting = [&] {
        return read([](core::DisclosureStore& store) { return store.waiting_copies(authority); });
    };
    EXPECT_EQ(waiting(), std::vector{a_copy("c1")});
    EXPECT_FALSE(read([](core::DisclosureStore& store) {
        return store.find_copy(another, core::PapersCopyId{"c1"});
    }));

    core::PapersCopy closed = a_copy("c1");
    closed.state = core::CopyState::refused;
    closed.checked_by = core::UserId{"manager-1"};
    closed.checked_at = test::at("2026-11-26T10:00");
    closed.reason = core::FreeText{"Names the other parent"};
    const auto close = [&] {
        return write(
            [&](core::DisclosureStore& store) { return store.close_copy(authority, closed); });
    };
    EXPECT_TRUE(close());
    EXPECT_EQ(close().error().refusal, core::Refusal::wrong_state);
    EXPECT_TRUE(waiting().empty());
    EXPECT_EQ(read([](core::DisclosureStore& store) { return store.copies(authority, meeting); }),
              std::vector{closed});

    const auto held = [](const core::AuthorityId& of) {
        return [of](core::DisclosureStore& store) { return store.held_copies(of); };
    };
    EXPECT_EQ(read(held(authority)), std::vector{closed});
    EXPECT_TRUE(read(held(another)).empty());

    keep([](core::DisclosureStore& store) { store.add_copy(authority, a_copy("c2")); });
    EXPECT_EQ(waiting(), std::vector{a_copy("c2")});
    EXPECT_EQ(read(held(authority)), std::vector{a_copy("c2")}) << "the last of that seat alone";
}

QUORATE_ON_EVERY_DATABASE(DisclosureTables);

}  // namespace
}  // namespace quorate::db
