#include "server/identity/totp.hpp"

#include <gtest/gtest.h>

#include "core/identity/second_factor.hpp"
#include "server/identity/qr_code.hpp"
#include "server/identity/secret.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

// "12345678901234567890", the secret of RFC 6238, appendix B.
const std::string rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

struct Vector {
    std::int64_t seconds;
    std::string code;  // the last six of the RFC's eight digits
};

const std::vector<Vector> rfc_vectors{{59, "287082"},
                                      {1111111109, "081804"},
                                      {1111111111, "050471"},
                                      {1234567890, "005924"},
                                      {2000000000, "279037"},
                                      {20000000000, "353130"}};

TEST(Totp, MakesTheCodesOfTheRfc)
{
    const Totp totp;
    for (const Vector& each : rfc_vectors)
        EXPECT_EQ(totp.code(rfc_secret, each.seconds / 30), each.code) << each.seconds;
}

TEST(Totp, MatchesTheStepOfTheClockAndItsNeighboursAlone)
{
    const Totp totp;
    const SodiumDigest digest;
    for (const Vector& each : rfc_vectors) {
        const auto at = [&](seconds shift) {
            return core::matching_step(totp,
                                       digest,
                                       rfc_secret,
                                       each.code,
                                       core::Instant{seconds{each.seconds} + shift},
                                       0);
        };
        EXPECT_EQ(at(0s), each.seconds / 30);
        EXPECT_EQ(at(30s), each.seconds / 30);
        EXPECT_EQ(at(-30s), each.seconds / 30);
        EXPECT_FALSE(at(60s));
        if (each.seconds >= 60) EXPECT_FALSE(at(-60s));
    }
}

TEST(Totp, MatchesNoStepThatWasUsed)
{
    const Totp totp;
    const SodiumDigest digest;
    const core::Instant now{59s};

    EXPECT_TRUE(core::matching_step(totp, digest, rfc_secret, "287082", now, 0));
    EXPECT_FALSE(core::matching_step(totp, digest, rfc_secret, "287082", now, 1));
}

TEST(Totp, MakesNoCodeOfWhatIsNoSecret)
{
    const Totp totp;

    EXPECT_EQ(totp.code("not base32!", 1), "");
    EXPECT_EQ(totp.code(rfc_secret, -1), "");
}

TEST(QrCode, IsADrawingThatNamesItself)
{
    const std::string svg = qr_svg("otpauth://totp/Quorate:a?secret=" + rfc_secret, "For \"you\"");

    EXPECT_TRUE(svg.starts_with("<svg "));
    EXPECT_TRUE(svg.ends_with("</svg>"));
    EXPECT_NE(svg.find("aria-label=\"For &quot;you&quot;\""), std::string::npos);
    EXPECT_EQ(svg.find(rfc_secret), std::string::npos);
}

TEST(QrCode, RefusesWhatDoesNotFit)
{
    EXPECT_THROW(qr_svg(std::string(4000, 'x'), ""), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
