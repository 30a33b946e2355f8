#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "core/feeds/feed_store.hpp"
#include "core/people/authority_store.hpp"
#include "db/session/transaction.hpp"
#include "server/cli/installation.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::server {
namespace {

using test::run_quorate;

class SeedLoad : public testing::Test {
protected:
    test::CommandOutcome load(const std::string& folder,
                              const std::string& seed = "7",
                              const std::string& meetings = "120")
    {
        return run_quorate({"seed",
                            "load",
                            "--authorities",
                            "2",
                            "--meetings",
                            meetings,
                            "--seed",
                            seed,
                            "--json",
                            "--data",
                            folder});
    }

    static long long count(const std::string& folder, const char* sql)
    {
        const auto pool = test::data_of(folder);
        return pool->take(db::Access::read).sql().value<long long>(sql);
    }

    // Every meeting's name, in order: two loads with the same seed have the same.
    static std::string names(const std::string& folder)
    {
        const auto pool = test::data_of(folder);
        return pool->take(db::Access::read)
            .sql()
            .value<std::string>(
                "select group_concat(id || starts_at) from (select id, starts_at "
                "from meeting order by id)");
    }

    test::TempFolder folder_;
};

TEST_F(SeedLoad, SaysHowToReachWhatItMade)
{
    const auto loaded = load(folder_.path());

    ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
    const auto answer = boost::json::parse(loaded.out).as_object();
    const auto& feed = answer.at("feeds").as_array().at(0).as_object();
    EXPECT_EQ(feed.at("kind").as_string(), "agency");
    EXPECT_EQ(feed.at("meetings").as_int64(), 120);
    EXPECT_TRUE(std::string{feed.at("path").as_string()}.starts_with("/feeds/"));
    EXPECT_EQ(answer.at("sign_ins").as_array().size(), 7u);
    EXPECT_EQ(answer.at("tokens").as_array().size(), 4u);
}

TEST_F(SeedLoad, FillsTheFeedWithAsManyMeetingsAsItSays)
{
    ASSERT_EQ(load(folder_.path()).exit_code, 0);
    Installation installation{CommonOptions{.config = {}, .values = {{"data", folder_.path()}}}};

    const auto shown = installation.app.database.read([&](core::UnitOfWork& work) {
        std::size_t most = 0;
        for (const core::Authority& authority : work.authorities.all())
            for (const core::FeedRow& row : work.feeds.list(authority.id, {.everyone = true}))
                most = std::max(most,
                                work.feeds
                                    .meetings(work.feeds.source_of(row.feed),
                                              core::feed_window(installation.app.now()))
                                    .size());
        return most;
    });

    EXPECT_EQ(shown, 120u);
}

TEST_F(SeedLoad, AnswersEveryLimitForEachChildAndAsksMoreTimeForAFew)
{
    // So many that there are some of everything, whatever day it is.
    ASSERT_EQ(load(folder_.path(), "7", "1000").exit_code, 0);

    EXPECT_EQ(count(folder_.path(),
                    "select count(*) from due_date d where not exists "
                    "(select 1 from due_date_child k where k.due_date_id = d.id)"),
              0);
    EXPECT_EQ(count(folder_.path(),
                    "select count(*) from due_date d join meeting m on m.id = d.meeting_id "
                    "where d.booked_late <> (date(m.starts_at, 'unixepoch') > d.limit_date)"),
              0);
    EXPECT_GT(count(folder_.path(), "select count(*) from due_date where booked_late = 1"), 0);
    EXPECT_GT(count(folder_.path(),
                    "select count(*) from due_date where booked_late = 0 and meeting_id <> ''"),
              0);
    const auto waiting =
        count(folder_.path(), "select count(*) from overrun_request where status = 'awaiting'");
    EXPECT_GT(waiting, 0);
    EXPECT_LT(waiting,
              count(folder_.path(), "select count(*) from due_date where status = 'open'") / 5);
    EXPECT_EQ(count(folder_.path(),
                    "select count(*) from overrun_request o join due_date d "
                    "on d.id = o.due_date_id where d.status <> 'open'"),
              0);
}

TEST_F(SeedLoad, GivesEveryMeetingEightToTwelveSeatsAndTheSamePolice)
{
    ASSERT_EQ(load(folder_.path()).exit_code, 0);

    EXPECT_EQ(count(folder_.path(),
                    "select count(*) from (select meeting_id from invitee group by meeting_id "
                    "having count(*) < 8 or count(*) > 12)"),
              0);
    EXPECT_EQ(count(folder_.path(),
                    "select count(distinct meeting_id) from invitee i join contact c on "
                    "c.id = i.contact_id join agency a on a.id = c.agency_id "
                    "where a.kind = 'police'"),
              150);
    EXPECT_EQ(count(folder_.path(),
                    "select count(distinct organisation_id) from agency where kind = 'police'"),
              1);
}

TEST_F(SeedLoad, HasOpenAndClosedCasesHeldAndPlannedMeetings)
{
    ASSERT_EQ(load(folder_.path()).exit_code, 0);

    EXPECT_EQ(count(folder_.path(), "select count(distinct is_open) from family_case"), 2);
    EXPECT_EQ(count(folder_.path(), "select count(distinct status) from meeting"), 3);
    EXPECT_EQ(count(folder_.path(), "select count(*) from pragma_foreign_key_check"), 0);
}

TEST_F(SeedLoad, IsTheSameForTheSameSeed)
{
    const test::TempFolder other;
    const test::TempFolder different;
    ASSERT_EQ(load(folder_.path()).exit_code, 0);
    ASSERT_EQ(load(other.path()).exit_code, 0);
    ASSERT_EQ(load(different.path(), "8").exit_code, 0);

    EXPECT_EQ(names(folder_.path()), names(other.path()));
    EXPECT_NE(names(folder_.path()), names(different.path()));
}

TEST_F(SeedLoad, RefusesToLoadTwice)
{
    ASSERT_EQ(load(folder_.path()).exit_code, 0);

    const auto again = load(folder_.path());

    EXPECT_EQ(again.exit_code, 1);
    EXPECT_EQ(again.err, "quorate: this database was loaded before; take a new one\n");
}

}  // namespace
}  // namespace quorate::server
