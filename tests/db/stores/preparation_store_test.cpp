#include "db/stores/preparation_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::ChildId;
using core::FamilyMemberId;
using core::MeetingId;
using test::at;

const core::AuthorityId here{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const MeetingId meeting{"m1"};

class PreparationOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", at("2026-11-25T10:00"));
    }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work.preparations); });
    }

    static core::SettledPoint offered(int number)
    {
        return {.id = core::SettledPointId{"p" + std::to_string(number)},
                .authority = here,
                .meeting = meeting,
                .person = {.child = ChildId{"child-1"}},
                .point = core::PreparationPoint::advocate,
                .number = number,
                .answer = core::PreparationAnswer::advocate_declined,
                .day = test::day("2026-11-19"),
                .sealed_reason = "reason",
                .recorded_by = core::UserId{"worker-1"},
                .recorded_at = at("2026-11-20T09:00"),
                .credential = "session-1"};
    }

    static core::FamilyViews drawing()
    {
        return {.id = core::FamilyViewsId{"v1"},
                .authority = here,
                .meeting = meeting,
                .person = {.child = ChildId{"child-1"}},
                .by = core::ViewsBy::advocate,
                .way = core::ViewsWay::drawn,
                .given_on = test::day("2026-11-19"),
                .sealed_text = "words",
                .picture = core::ReportFile{.id = core::ReportFileId{"f1"},
                                            .type = core::ReportFileType::png,
                                            .size = 12,
                                            .scan = core::FileScan::clean,
                                            .sealed_name = "name",
                                            .added_at = at("2026-11-20T09:00")},
                .recorded_by = core::UserId{"worker-1"},
                .recorded_at = at("2026-11-20T09:00")};
    }

    static core::ExclusionRequest asked()
    {
        return {.id = core::ExclusionRequestId{"x1"},
                .authority = here,
                .meeting = meeting,
                .member = FamilyMemberId{"father-1"},
                .ground = core::ExclusionGround::child_asks,
                .scope = core::ExclusionScope::whole,
                .sealed_asked_by = "who",
                .sealed_evidence = "evidence",
                .recorded_by = core::UserId{"worker-1"},
                .recorded_at = at("2026-11-20T09:00")};
    }

    bool add(const core::SettledPoint& point)
    {
        return with([&](core::PreparationStore& store) { return store.add_point(point); });
    }

    std::vector<core::SettledPoint> points()
    {
        return with([](core::PreparationStore& store) { return store.points_of(here, meeting); });
    }
};

TEST_P(PreparationOnDisk, KeepsEachAnswerWithTheLastFirst)
{
    EXPECT_TRUE(add(offered(1)));
    EXPECT_TRUE(add(offered(2)));

    const auto found = points();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0], offered(2));
    EXPECT_EQ(found[1], offered(1));
    const auto theirs =
        with([](core::PreparationStore& store) { return store.points_of(elsewhere, meeting); });
    EXPECT_TRUE(theirs.empty());
}

TEST_P(PreparationOnDisk, LetsOneOfTwoSettleAPointAtOnce)
{
    core::SettledPoint second = offered(1);
    second.id = core::SettledPointId{"other"};

    EXPECT_TRUE(add(offered(1)));
    EXPECT_FALSE(add(second));

    second.person = {.child = ChildId{"child-2"}};
    EXPECT_TRUE(add(second));
    second.id = core::SettledPointId{"of a member"};
    second.person = {.member = FamilyMemberId{"mother-1"}};
    EXPECT_TRUE(add(second));
    EXPECT_EQ(points().size(), 3U);
}

TEST_P(PreparationOnDisk, ApprovesAPointOnce)
{
    add(offered(1));
    const auto approve = [&] {
        return with([](core::PreparationStore& store) {
            return store.approve_point(here,
                                       core::SettledPointId{"p1"},
                                       core::UserId{"manager-1"},
                                       at("2026-11-20T10:00"));
        });
    };

    EXPECT_TRUE(approve());
    EXPECT_FALSE(approve());
    EXPECT_EQ(points().front().approved_by, core::UserId{"manager-1"});
    EXPECT_EQ(points().front().approved_at, at("2026-11-20T10:00"));
}

TEST_P(PreparationOnDisk, KeepsViewsWithTheirPictureInTheOrderTheyWereGiven)
{
    core::FamilyViews words = drawing();
    words.id = core::FamilyViewsId{"v2"};
    words.person = {.member = FamilyMemberId{"mother-1"}};
    words.by = core::ViewsBy::self;
    words.way = core::ViewsWay::told;
    words.given_on = test::day("2026-11-18");
    words.picture.reset();
    with([&](core::PreparationStore& store) {
        store.add_views(drawing(), "picture");
        store.add_views(words, "");
        return 0;
    });
    const auto views = [&] {
        return with([](core::PreparationStore& store) { return store.views_of(here, meeting); });
    };
    const auto picture = [&](const core::AuthorityId& authority, const char* id) {
        return with([&](core::PreparationStore& store) {
            return store.picture(authority, core::FamilyViewsId{id});
        });
    };

    ASSERT_EQ(views().size(), 2U);
    EXPECT_EQ(views()[0], words);
    EXPECT_EQ(views()[1], drawing());
    EXPECT_EQ(picture(here, "v1"), "picture");
    EXPECT_EQ(picture(here, "v2"), std::nullopt);
    EXPECT_EQ(picture(elsewhere, "v1"), std::nullopt);

    with([](core::PreparationStore& store) {
        store.mark_views(here, core::FamilyViewsId{"v1"}, true);
        return 0;
    });
    EXPECT_TRUE(views()[1].may_be_shown);
    EXPECT_FALSE(views()[0].may_be_shown);

    const auto mistaken = [&] {
        return with([](core::PreparationStore& store) {
            return store.mark_mistaken(
                here, core::FamilyViewsId{"v1"}, test::at("2026-11-20T11:00"));
        });
    };
    EXPECT_TRUE(mistaken());
    EXPECT_FALSE(mistaken()) << "once";
    EXPECT_EQ(views()[1].mistaken_at, test::at("2026-11-20T11:00"));
    EXPECT_FALSE(views()[1].may_be_shown);
    EXPECT_FALSE(views()[0].mistaken_at);
}

TEST_P(PreparationOnDisk, KeepsWhatTheChairDecidedOnce)
{
    with([](core::PreparationStore& store) {
        store.add_exclusion(asked());
        return 0;
    });
    const auto requests = [&] {
        return with(
            [](core::PreparationStore& store) { return store.exclusions_of(here, meeting); });
    };
    const core::ExclusionDecided decided{.decision = core::ExclusionDecision::granted,
                                         .scope = core::ExclusionScope::part,
                                         .until = test::day("2026-11-25"),
                                         .sealed_part = "part",
                                         .sealed_reason = "reason",
                                         .sealed_told = "told",
                                         .by = core::UserId{"chair-1"},
                                         .at = at("2026-11-21T09:00")};
    const auto decide = [&] {
        return with([&](core::PreparationStore& store) {
            return store.decide_exclusion(here, core::ExclusionRequestId{"x1"}, decided);
        });
    };

    ASSERT_EQ(requests().size(), 1U);
    EXPECT_EQ(requests().front(), asked());
    EXPECT_TRUE(decide());
    EXPECT_FALSE(decide());
    EXPECT_EQ(requests().front().decided, decided);
}

QUORATE_ON_EVERY_DATABASE(PreparationOnDisk);

}  // namespace
}  // namespace quorate::db
