#include "core/feeds/feeds.hpp"

#include "core/dates/london_time.hpp"
#include "core/people/room_store.hpp"
#include "tests/core/directory/directory_fixture.hpp"
#include "tests/support/fake_links.hpp"

namespace quorate::core {
namespace {

using test::staff;

class Feeds : public test::DirectoryTest {
protected:
    Result<NewFeed> create(const Actor& actor, const CreateFeed& command)
    {
        return change([&](UnitOfWork& work) { return create_feed(work, tools_, actor, command); });
    }

    Result<NewFeed> rotate(const Actor& actor, const FeedId& id)
    {
        return change([&](UnitOfWork& work) { return rotate_feed(work, tools_, actor, id); });
    }

    Result<Done> revoke(const Actor& actor, const FeedId& id)
    {
        return change([&](UnitOfWork& work) { return revoke_feed(work, clock_, actor, id); });
    }

    std::size_t listed(const Actor& actor)
    {
        return ask([&](UnitOfWork& work) { return list_feeds(work, clock_, actor); })->size();
    }

    bool answers(const std::string& token) { return state(token) == FeedState::live; }

    std::optional<FeedState> state(const std::string& token)
    {
        const auto opened = ask(
            [&](UnitOfWork& work) { return open_feed(work, clock_.now(), links_.hash(token)); });
        return opened ? std::optional{opened->state} : std::nullopt;
    }

    test::FakeLinks links_;
    FeedTools tools_{clock_, random_, links_};
    const CreateFeed own_{.kind = FeedKind::person, .label = "My phone"};
};

TEST_F(Feeds, AreMadeForOneselfAndKeepOnlyTheTokensDigest)
{
    const auto made = create(staff("sw"), own_);

    ASSERT_TRUE(made);
    EXPECT_EQ(made->feed.subject, "sw");
    EXPECT_EQ(made->feed.token_hash, links_.hash(made->token));
    EXPECT_EQ(made->feed.expires_at, clock_.now() + feed_lasts);
    EXPECT_TRUE(answers(made->token));
    EXPECT_EQ(audited(), 1);
}

TEST_F(Feeds, StopAfterAYear)
{
    const auto made = create(staff("sw"), own_);

    clock_.advance(feed_lasts);

    EXPECT_FALSE(answers(made->token));
}

TEST_F(Feeds, EndOnTheDayThatWasChosen)
{
    CreateFeed command = own_;
    command.last_day = london_date(clock_.now()) + std::chrono::days{10};
    const auto made = create(staff("sw"), command);
    ASSERT_TRUE(made);

    clock_.set(london_instant(CivilTime{*command.last_day}) + std::chrono::hours{23});
    EXPECT_TRUE(answers(made->token));
    clock_.advance(std::chrono::hours{1});
    EXPECT_FALSE(answers(made->token));
}

TEST_F(Feeds, EndOnADayAheadWithinAYear)
{
    for (const int days : {-1, 0, 365, 4000}) {
        CreateFeed command = own_;
        command.last_day = london_date(clock_.now()) + std::chrono::days{days};
        const auto refused = create(staff("sw"), command);
        ASSERT_FALSE(refused) << days;
        EXPECT_EQ(refused.error().fields.front().field, "last_day");
    }
}

TEST_F(Feeds, AnswerForAMonthThatTheyHaveEndedAndThenAreGone)
{
    const auto made = create(staff("sw"), own_);
    clock_.advance(feed_lasts);

    EXPECT_EQ(state(made->token), FeedState::ended);
    clock_.advance(ended_feed_answers - std::chrono::seconds{1});
    EXPECT_EQ(state(made->token), FeedState::ended);
    clock_.advance(std::chrono::seconds{1});
    EXPECT_EQ(state(made->token), FeedState::gone);
}

TEST_F(Feeds, ThatWereStoppedAreAsUnknownAsThoseThatNeverWere)
{
    const auto stopped = create(staff("sw"), own_);
    ASSERT_TRUE(revoke(staff("sw"), stopped->feed.id));

    EXPECT_FALSE(state(stopped->token));
    EXPECT_FALSE(state("never was"));
}

TEST_F(Feeds, OfActionPointsAreForOneselfAlone)
{
    for (const FeedKind kind : {FeedKind::tasks, FeedKind::task_days}) {
        const auto made = create(staff("sw"), {.kind = kind, .label = "Tasks"});
        ASSERT_TRUE(made);
        EXPECT_EQ(made->feed.subject, "sw");
        EXPECT_FALSE(create(staff("cc"), {.kind = kind, .subject = "sw", .label = "Tasks"}));
    }
}

TEST_F(Feeds, OfARoomAreForThoseWhoMayEditRooms)
{
    ASSERT_TRUE(change([](UnitOfWork& work) {
        return work.rooms.add(
            {.id = RoomId{"oak"}, .authority = test::exampleshire, .name = "Oak", .capacity = 8});
    }));
    const CreateFeed feed{.kind = FeedKind::room, .subject = "oak", .label = "Front desk"};

    EXPECT_TRUE(create(staff("bs"), feed));
    EXPECT_FALSE(create(staff("sw"), feed));
    EXPECT_FALSE(create(stranger(), feed));
    EXPECT_FALSE(create(staff("bs"), {.kind = FeedKind::room, .subject = "no", .label = "Desk"}));
}

TEST_F(Feeds, OfSomebodyElseAreNotToBeHad)
{
    EXPECT_FALSE(
        create(staff("sw"), {.kind = FeedKind::team, .subject = "team-south", .label = "South"}));
    EXPECT_FALSE(create(staff("ad"), own_));
    EXPECT_FALSE(create(staff("am"), own_));
    EXPECT_TRUE(
        create(staff("sw"), {.kind = FeedKind::team, .subject = "team-north", .label = "North"}));
}

TEST_F(Feeds, OfAnAgencyAreForThoseWhoEditItsContacts)
{
    const CreateFeed feed{
        .kind = FeedKind::agency, .subject = police().id.text(), .label = "Reception"};

    EXPECT_TRUE(create(staff("bs"), feed));
    EXPECT_TRUE(create(agency_person(AgencyId{feed.subject}), feed));
    EXPECT_FALSE(create(agency_person(school().id), feed));
    EXPECT_EQ(create(stranger(), feed).error().fields.front().field, "subject");
    EXPECT_FALSE(create(staff("ad"), feed));
}

TEST_F(Feeds, TellEverythingThatIsWrongAtOnce)
{
    const auto refused =
        create(staff("bs"), {.kind = FeedKind::agency, .subject = "unknown", .label = " "});

    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().fields.size(), 2u);
    EXPECT_EQ(refused.error().fields[0].message, "Enter the name for the feed");
    EXPECT_EQ(refused.error().fields[1].message, "Choose an agency from the list");
}

TEST_F(Feeds, GetANewAddressAndTheOldOneStops)
{
    const auto before = create(staff("sw"), own_);

    const auto after = rotate(staff("sw"), before->feed.id);

    ASSERT_TRUE(after);
    EXPECT_NE(after->token, before->token);
    EXPECT_EQ(after->feed.label.reveal(), "My phone");
    EXPECT_EQ(after->feed.expires_at, clock_.now() + feed_lasts);
    EXPECT_FALSE(answers(before->token));
    EXPECT_TRUE(answers(after->token));
    EXPECT_EQ(listed(staff("sw")), 1u);
    EXPECT_FALSE(rotate(staff("sw"), before->feed.id));
}

TEST_F(Feeds, AreRotatedOnlyByWhoeverMadeThem)
{
    const auto made = create(staff("sw"), own_);

    EXPECT_FALSE(rotate(staff("bs"), made->feed.id));
    EXPECT_FALSE(rotate(stranger(), made->feed.id));
}

TEST_F(Feeds, AreStoppedByTheirOwnerOrByThoseWhoMayStopAnybodys)
{
    const auto first = create(staff("sw"), own_);
    const auto second = create(staff("sw"), own_);

    EXPECT_FALSE(revoke(staff("cc"), first->feed.id));
    EXPECT_FALSE(revoke(stranger(), first->feed.id));
    EXPECT_TRUE(answers(first->token));
    EXPECT_TRUE(revoke(staff("sw"), first->feed.id));
    EXPECT_TRUE(revoke(staff("tm"), second->feed.id));
    EXPECT_FALSE(answers(first->token));
    EXPECT_FALSE(answers(second->token));
}

TEST_F(Feeds, AreListedForThoseWhoMayKnowOfThem)
{
    ASSERT_TRUE(create(staff("sw"), own_));
    ASSERT_TRUE(create(staff("cc"),
                       {.kind = FeedKind::agency, .subject = police().id.text(), .label = "Desk"}));

    EXPECT_EQ(listed(staff("sw")), 2u);  // edits contacts, so knows of agencies' feeds
    EXPECT_EQ(listed(staff("cc")), 1u);
    EXPECT_EQ(listed(staff("bs")), 1u);
    EXPECT_EQ(listed(staff("am")), 2u);  // may stop anybody's
    EXPECT_EQ(listed(agency_person(school().id)), 0u);
    EXPECT_EQ(listed(stranger()), 0u);
}

}  // namespace
}  // namespace quorate::core
