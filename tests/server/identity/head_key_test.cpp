#include "server/identity/head_key.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <stdexcept>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

class AHeadKey : public testing::Test {
protected:
    std::string file() const { return folder_.path() + "/audit.key"; }

    test::TempFolder folder_;
};

TEST_F(AHeadKey, SignsWhatItsPublicHalfChecks)
{
    const std::string open = make_head_key(file());

    const std::string signature = HeadKey::from_file(file()).sign("a head");

    EXPECT_TRUE(is_public_key(open));
    EXPECT_TRUE(is_signed_by(open, "a head", signature));
    EXPECT_FALSE(is_signed_by(open, "a hair", signature));
    EXPECT_FALSE(is_signed_by(std::string(64, '0'), "a head", signature));
    EXPECT_FALSE(is_signed_by(open, "a head", "no signature"));
}

// RFC 8032, section 7.1, test 1.
TEST_F(AHeadKey, SignsAsTheStandardSays)
{
    const std::array<unsigned char, 32> seed{0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60,
                                             0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4,
                                             0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19,
                                             0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60};

    const HeadKey key{seed};

    EXPECT_EQ(key.public_key(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    EXPECT_EQ(key.sign(""),
              "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
              "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

TEST_F(AHeadKey, NeverTakesThePlaceOfAnother)
{
    make_head_key(file());

    EXPECT_THROW(make_head_key(file()), std::runtime_error);
}

TEST_F(AHeadKey, IsNotTakenFromAFileThatOthersMayRead)
{
    make_head_key(file());
    ::chmod(file().c_str(), 0640);

    EXPECT_THROW(HeadKey::from_file(file()), std::runtime_error);
}

}  // namespace
}  // namespace quorate::server
