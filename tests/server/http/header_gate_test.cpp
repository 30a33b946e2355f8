#include "server/http/header_gate.hpp"

#include <gtest/gtest.h>

#include <string>

namespace quorate::server {
namespace {

struct Case {
    const char* name;
    const char* given;  // the head without its last, empty line
    int then;           // 0: let through
};

const Case cases[] = {
    {"PlainGet", "GET / HTTP/1.1\r\nHost: a\r\n", 0},
    {"PlainPost", "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n", 0},
    {"OneChunked", "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n", 0},
    {"OldVersionWithoutHost", "GET / HTTP/1.0\r\n", 0},
    {"NoHost", "GET / HTTP/1.1\r\n", 400},
    {"TwoHosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n", 400},
    {"TwoLengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n", 400},
    {"ListOfLengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 5\r\n", 400},
    {"SignedLength", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n", 400},
    {"LengthAndEncoding",
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
     400},
    {"GzipEncoding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n", 400},
    {"ChunkedTwice", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n", 400},
    {"ChunkedIdentity",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n",
     400},
    {"EncodingInOldVersion", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n", 400},
    {"FoldedLine", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n", 400},
    {"SpaceBeforeColon", "GET / HTTP/1.1\r\nHost : a\r\n", 400},
    {"BareLineFeed", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n", 400},
    {"BareCarriageReturn", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n", 400},
    {"NulInAValue", "GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n", 400},
    {"NoTarget", "GET  HTTP/1.1\r\nHost: a\r\n", 400},
    {"SpaceInTheTarget", "GET /a b HTTP/1.1\r\nHost: a\r\n", 400},
    {"AbsoluteTarget", "GET http://a/ HTTP/1.1\r\nHost: a\r\n", 400},
    {"OtherVersion", "GET / HTTP/2.0\r\nHost: a\r\n", 505},
    {"CompressedBody", "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\n", 415},
    {"ExpectsToContinue", "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\n", 0},
    {"OtherExpectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\n", 417},
    {"ExpectationOnTop",
     "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nExpect: more\r\n",
     417},
    {"ExpectationInOldVersion", "POST / HTTP/1.0\r\nExpect: 200-ok\r\n", 0},
    {"OneAuthorization", "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: bearer x\r\n", 0},
    {"TwoAuthorizations",
     "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\nAuthorization: Bearer y\r\n",
     400},
};

class HeaderGate : public testing::TestWithParam<Case> {};

TEST_P(HeaderGate, LetsOnlyUnambiguousHeadsThrough)
{
    const Case& c = GetParam();

    const auto refused = judge_head(std::string{c.given} + "\r\n");

    EXPECT_EQ(refused ? refused->status : 0, c.then) << (refused ? refused->reason : "");
}

INSTANTIATE_TEST_SUITE_P(, HeaderGate, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(HeaderGateLimits, StopAtSixtyFourHeaders)
{
    std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 64; ++i)
        head += "X: y\r\n";

    const auto refused = judge_head(head + "\r\n");

    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 431);
}

}  // namespace
}  // namespace quorate::server
