#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

#include "tests/support/command_line.hpp"
#include "tests/support/quorate_process.hpp"
#include "tests/support/raw_client.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

class Serving : public testing::Test {
protected:
    void SetUp() override { test::add_authority(folder_.path()); }

    test::QuorateProcess serve(const std::vector<std::string>& environment = {})
    {
        return test::QuorateProcess{
            {"serve", "--listen", "127.0.0.1:" + std::to_string(port_), "--data", folder_.path()},
            environment};
    }

    bool answers_soon() const
    {
        for (int tries = 0; tries < 200; ++tries) {
            try {
                test::RawClient client{port_};
                client.send("GET /healthz HTTP/1.1\r\nHost: q\r\nConnection: close\r\n\r\n");
                if (client.read_to_end().find("200 OK") != std::string::npos) return true;
            } catch (const std::exception&) {
                // It does not listen yet.
            }
            std::this_thread::sleep_for(50ms);
        }
        return false;
    }

    const unsigned short port_ = test::free_port();
    test::TempFolder folder_;
};

TEST_F(Serving, LeavesNoCoreFile)
{
    const auto service = serve();
    ASSERT_TRUE(answers_soon());

    std::ifstream limits{"/proc/" + std::to_string(service.id()) + "/limits"};
    std::string line;
    while (std::getline(limits, line) && !line.starts_with("Max core file size")) {
    }
    std::istringstream words{line};
    std::string max, core, file, size, soft, hard;
    words >> max >> core >> file >> size >> soft >> hard;

    EXPECT_EQ(soft, "0") << line;
    EXPECT_EQ(hard, "0") << line;
}

TEST_F(Serving, GivesOneAddressSoManyConnections)
{
    const auto service = serve({"QUORATE_CONNECTIONS_PER_ADDRESS=3"});
    ASSERT_TRUE(answers_soon());
    // The one that asked whether it answers may still have its place for a moment.
    std::this_thread::sleep_for(200ms);
    test::RawClient one{port_};
    test::RawClient two{port_};
    test::RawClient three{port_};
    std::this_thread::sleep_for(200ms);

    test::RawClient four{port_};

    four.read_to_end();
    EXPECT_TRUE(four.closed());
    three.send("GET /healthz HTTP/1.1\r\nHost: q\r\nConnection: close\r\n\r\n");
    EXPECT_NE(three.read_to_end().find("200 OK"), std::string::npos);
}

}  // namespace
}  // namespace quorate::server
