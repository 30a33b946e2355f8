#include "db/stores/meeting_needs_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using namespace std::chrono;
using core::MeetingNeeds;
using core::MeetingType;

const core::AuthorityId authority{"authority-1"};
const core::CaseId family{"case-1"};

class NeedsOnDisk : public test::StoreTest {
protected:
    void SetUp() override { test::add_directory(temp_.pool()); }

    static MeetingNeeds conference()
    {
        return {.authority = authority,
                .case_id = family,
                .type = MeetingType::initial_cp_conference,
                .children = {core::ChildId{"child-1"}, core::ChildId{"child-2"}},
                .length_minutes = 150,
                .family_minutes_before = 30,
                .debrief_minutes_after = 15,
                .mode = core::MeetingMode::hybrid,
                .venue = "The library",
                .features = {core::AccessFeature::step_free, core::AccessFeature::parking},
                .wished_features = {core::AccessFeature::quiet_space},
                .chair = core::UserId{"chair-1"},
                .minute_taker = core::UserId{"support-1"},
                .seats = {{.holder = {.contact = core::ContactId{"contact-nurse"}},
                           .requirement = core::Requirement::quorum,
                           .window = core::AttendanceWindow{.from = 0min, .until = 60min}},
                          {.holder = {.member = core::FamilyMemberId{"mother-1"}}}},
                .help = {.interpreter = "Polish, British Sign Language",
                         .advocates = {core::AdvocateFor::child, core::AdvocateFor::parent}},
                .wishes = {.unwanted = {{.day = Friday,
                                         .from = 14h + 30min,
                                         .until = 24h,
                                         .name = "school run"}},
                           .preferred = core::HalfDay::afternoon},
                .without_quorum = true};
    }

    core::Result<int> save(const MeetingNeeds& needs)
    {
        return database().transact(
            [&](core::UnitOfWork& work) { return work.meeting_needs.save(needs); });
    }

    std::optional<MeetingNeeds> found(MeetingType type = MeetingType::initial_cp_conference,
                                      const core::AuthorityId& whose = authority)
    {
        return database().read(
            [&](core::UnitOfWork& work) { return work.meeting_needs.find(whose, family, type); });
    }
};

TEST_P(NeedsOnDisk, AreFoundAsTheyWereSaved)
{
    EXPECT_FALSE(found());
    ASSERT_EQ(*save(conference()), 1);

    const auto needs = found();
    ASSERT_TRUE(needs);
    const MeetingNeeds wanted = conference();
    EXPECT_EQ(needs->authority, wanted.authority);
    EXPECT_EQ(needs->case_id, wanted.case_id);
    EXPECT_EQ(needs->type, wanted.type);
    EXPECT_EQ(needs->children, wanted.children);
    EXPECT_EQ(needs->length_minutes, wanted.length_minutes);
    EXPECT_EQ(needs->family_minutes_before, wanted.family_minutes_before);
    EXPECT_EQ(needs->debrief_minutes_after, wanted.debrief_minutes_after);
    EXPECT_EQ(needs->mode, wanted.mode);
    EXPECT_EQ(needs->venue, wanted.venue);
    EXPECT_EQ(needs->features, wanted.features);
    EXPECT_EQ(needs->wished_features, wanted.wished_features);
    EXPECT_EQ(needs->chair, wanted.chair);
    EXPECT_EQ(needs->minute_taker, wanted.minute_taker);
    EXPECT_EQ(needs->help.interpreter, wanted.help.interpreter);
    EXPECT_EQ(needs->help.advocates, wanted.help.advocates);
    EXPECT_TRUE(needs->without_quorum);
    EXPECT_EQ(needs->version, 1);
    ASSERT_EQ(needs->seats.size(), 2u);
    EXPECT_EQ(needs->seats.front().holder, wanted.seats.front().holder);
    EXPECT_EQ(needs->seats.front().requirement, core::Requirement::quorum);
    EXPECT_EQ(needs->seats.front().window->until, 60min);
    EXPECT_FALSE(needs->seats.back().window);
    ASSERT_EQ(needs->wishes.unwanted.size(), 1u);
    EXPECT_EQ(needs->wishes.unwanted.front().day, Friday);
    EXPECT_EQ(needs->wishes.unwanted.front().until, 24h);
    EXPECT_EQ(needs->wishes.unwanted.front().name, "school run");
    EXPECT_EQ(needs->wishes.preferred, core::HalfDay::afternoon);

    EXPECT_FALSE(found(MeetingType::core_group));
    EXPECT_FALSE(found(MeetingType::initial_cp_conference, core::AuthorityId{"authority-2"}));
}

TEST_P(NeedsOnDisk, AreReplacedUnderTheVersionThatWasRead)
{
    ASSERT_TRUE(save(conference()));
    EXPECT_EQ(save(conference()).error().refusal, core::Refusal::stale_version);

    MeetingNeeds changed = conference();
    changed.version = 1;
    changed.children.pop_back();
    changed.seats.clear();
    changed.wishes = {};
    changed.chair = {};
    changed.minute_taker.reset();
    changed.help = {.interpreter = "Arabic"};
    EXPECT_EQ(*save(changed), 2);

    const auto needs = found();
    EXPECT_EQ(needs->version, 2);
    EXPECT_EQ(needs->children.size(), 1u);
    EXPECT_TRUE(needs->seats.empty());
    EXPECT_TRUE(needs->wishes.unwanted.empty());
    EXPECT_FALSE(needs->wishes.preferred);
    EXPECT_TRUE(needs->chair.empty());
    EXPECT_FALSE(needs->minute_taker);
    EXPECT_EQ(needs->help.interpreter, "Arabic");
    EXPECT_TRUE(needs->help.advocates.empty());
    EXPECT_EQ(save(changed).error().refusal, core::Refusal::stale_version);
}

TEST_P(NeedsOnDisk, OfManyCasesComeTogether)
{
    ASSERT_TRUE(save(conference()));
    MeetingNeeds group = conference();
    group.type = MeetingType::core_group;
    ASSERT_TRUE(save(group));

    const auto all = database().read([](core::UnitOfWork& work) {
        return work.meeting_needs.of_cases(authority, {family, core::CaseId{"case-2"}});
    });

    ASSERT_EQ(all.size(), 2u);
    for (const MeetingNeeds& each : all)
        EXPECT_EQ(each.seats.size(), 2u);
}

QUORATE_ON_EVERY_DATABASE(NeedsOnDisk);

}  // namespace
}  // namespace quorate::db
