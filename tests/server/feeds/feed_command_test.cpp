#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "db/session/pool.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/quorate_process.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

// The commands beside a service of its own, on the same database.
class FeedCommand : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::put_test_secret(folder_.path());
    }

    test::CommandOutcome run(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--data", folder_.path(), "--database", temp_.url()});
        return test::run_quorate(words);
    }

    std::string created(const std::string& option, const std::string& whose)
    {
        const auto made = run({"feed", "create", option, whose, "--authority", "Exampleshire"});
        EXPECT_EQ(made.exit_code, 0) << made.err;
        return made.out.substr(0, made.out.find('\n'));
    }

    std::string answer_of(const std::string& url) const
    {
        const std::string path = url.substr(url.find("/feeds/"));
        test::RawClient client{port_};
        client.send("GET " + path + " HTTP/1.1\r\nHost: q\r\nConnection: close\r\n\r\n");
        return client.read_to_end();
    }

    int status_of(const std::string& url) const
    {
        const std::string answer = answer_of(url);
        return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3));
    }

    bool answers_soon(const std::string& url, int status) const
    {
        for (int tries = 0; tries < 100; ++tries) {
            try {
                if (status_of(url) == status) return true;
            } catch (const std::exception&) {
                // It does not listen yet.
            }
            std::this_thread::sleep_for(milliseconds{50});
        }
        return false;
    }

    const unsigned short port_ = test::free_port();
    test::TempFolder folder_;
};

TEST_P(FeedCommand, MakesFeedsThatAServiceAnswersAndStopsThemWithinASecond)
{
    const std::string agency = created("--agency", "Police protection unit");
    const std::string team = created("--team", "North");
    created("--room", "Room Oak");
    const std::string person = created("--user", "gwen@exampleshire.example");
    test::QuorateProcess service{{"serve",
                                  "--listen",
                                  "127.0.0.1:" + std::to_string(port_),
                                  "--data",
                                  folder_.path(),
                                  "--database",
                                  temp_.url()},
                                 {}};
    ASSERT_TRUE(answers_soon(agency, 200));
    EXPECT_EQ(status_of(team), 200);
    EXPECT_EQ(status_of(person), 200);

    const auto revoked = run({"feed", "revoke", agency});
    const auto began = steady_clock::now();
    EXPECT_EQ(revoked.exit_code, 0) << revoked.err;
    EXPECT_TRUE(answers_soon(agency, 404));

    EXPECT_LT(steady_clock::now() - began, seconds{2});  // one, and what the machine takes
    EXPECT_EQ(status_of(team), 200);
    EXPECT_EQ(service.terminate(), 0);
}

TEST_P(FeedCommand, SaysWhatItCannotFind)
{
    const auto none = run({"feed", "create", "--agency", "No such", "--authority", "Exampleshire"});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_NE(none.err.find("There is no agency with this name or id"), std::string::npos);
    EXPECT_EQ(run({"feed", "create", "--authority", "Exampleshire"}).exit_code, 2);
    EXPECT_EQ(run({"feed", "revoke", "unknown"}).exit_code, 1);
}

QUORATE_ON_EVERY_DATABASE(FeedCommand);

}  // namespace
}  // namespace quorate::server
