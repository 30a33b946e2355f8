#include "server/jobs/busy_entry_watcher.hpp"

#include "core/availability/availability_store.hpp"
#include "core/own_calendar/own_busy_times.hpp"
#include "core/own_calendar/own_calendar_store.hpp"
#include "tests/support/dav_service.hpp"

namespace quorate::server {
namespace {

class BusyEntriesReadAgain : public test::DavService {
protected:
    void put(const std::string& name, const std::string& lines)
    {
        const auto answer = send("cc",
                                 Method::put,
                                 "/dav/calendars/cc/busy/" + name + ".ics",
                                 busy(name, lines),
                                 {{"content-type", "text/calendar"}});
        ASSERT_EQ(answer.status(), 201) << answer.body();
    }

    std::string tag_of(const std::string& name)
    {
        return send("cc", Method::get, "/dav/calendars/cc/busy/" + name + ".ics").header("ETag");
    }

    std::size_t times_between(const char* from, const char* until)
    {
        return service.database().read([&](core::UnitOfWork& work) {
            return work.availability
                .busy_times(
                    test::exampleshire, {{core::UserId{"cc"}}}, {test::at(from), test::at(until)})
                .size();
        });
    }

    int run()
    {
        App& app = service.app();
        return BusyEntryWatcher{app.database, app.clock, app.random, worker_}.run_once();
    }

private:
    EntryWorker worker_{test::binary_dir() + "/quorate"};
};

TEST_P(BusyEntriesReadAgain, SoThatAWeeklyEntryNeverRunsOut)
{
    put("weekly", "DTSTART:20261202T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY");
    put("once", "DTSTART:20261203T090000Z\r\nDURATION:PT1H");
    put("far", "DTSTART:20300102T090000Z\r\nDURATION:PT1H");
    const std::string tag = tag_of("weekly");
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(times_between("2029-01-01T00:00:00Z", "2029-02-01T00:00:00Z"), 0u);

    service.clock().advance(std::chrono::days{700});

    EXPECT_EQ(run(), 2);  // and the one that was too far ahead to be taken
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(times_between("2029-01-01T00:00:00Z", "2029-01-31T00:00:00Z"), 4u);
    EXPECT_EQ(times_between("2030-01-02T00:00:00Z", "2030-01-03T00:00:00Z"), 2u);
    EXPECT_EQ(tag_of("weekly"), tag);
}

TEST_P(BusyEntriesReadAgain, ButNotOverWhatWasWrittenMeanwhile)
{
    put("weekly", "DTSTART:20261202T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY");
    service.clock().advance(std::chrono::days{700});
    App& app = service.app();
    const auto due = app.database.read([&](core::UnitOfWork& work) {
        return core::busy_entries_to_read(work, app.now(), {}, 10);
    });
    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(send("cc", Method::del, "/dav/calendars/cc/busy/weekly.ics").status(), 204);

    EXPECT_FALSE(app.database.write([&](core::UnitOfWork& work) {
        return core::keep_read_again(
            work,
            app.random,
            app.now(),
            due.front(),
            {{test::at("2029-01-03T09:00:00Z"), test::at("2029-01-03T10:00:00Z")}});
    }));
    EXPECT_EQ(times_between("2029-01-01T00:00:00Z", "2029-02-01T00:00:00Z"), 0u);
}

INSTANTIATE_TEST_SUITE_P(,
                         BusyEntriesReadAgain,
                         testing::ValuesIn(test::dialects()),
                         [](const auto& test) { return test::name_of(test.param); });

}  // namespace
}  // namespace quorate::server
