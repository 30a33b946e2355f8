#include "server/http/address_places.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace quorate::server {
namespace {

AddressPlaces::Place take(AddressPlaces& places, const char* from)
{
    return places.take(boost::asio::ip::make_address(from));
}

TEST(AddressPlaces, AreSoManyForEachAddress)
{
    AddressPlaces places{2, false};
    const auto first = take(places, "192.0.2.7");
    const auto second = take(places, "192.0.2.7");

    EXPECT_TRUE(first && second);
    EXPECT_FALSE(take(places, "192.0.2.7"));
    EXPECT_FALSE(take(places, "::ffff:192.0.2.7")) << "the same by another name";
    EXPECT_TRUE(take(places, "192.0.2.8"));
    EXPECT_EQ(places.refused(), 2u);
}

TEST(AddressPlaces, AreFreeAgainWhenAConnectionEnds)
{
    AddressPlaces places{1, false};
    for (int times = 0; times < 3; ++times) {
        const auto place = take(places, "192.0.2.7");
        EXPECT_TRUE(place);
        EXPECT_FALSE(take(places, "192.0.2.7"));
    }
}

TEST(AddressPlaces, CountANetworkOfIpv6AsOneClient)
{
    AddressPlaces places{1, false};
    const auto place = take(places, "2001:db8:1:2::1");

    EXPECT_FALSE(take(places, "2001:db8:1:2:ffff::9"));
    EXPECT_TRUE(take(places, "2001:db8:1:3::1"));
}

TEST(AddressPlaces, DoNotCountThisMachineUnlessTold)
{
    AddressPlaces others{1, false};
    AddressPlaces all{1, true};
    std::vector<AddressPlaces::Place> kept;
    for (const char* here : {"127.0.0.1", "::1", "127.0.0.1"})
        EXPECT_TRUE(kept.emplace_back(take(others, here)));

    EXPECT_TRUE(kept.emplace_back(take(all, "127.0.0.1")));
    EXPECT_FALSE(take(all, "127.0.0.1"));
}

TEST(AddressPlaces, HaveNoEndWhenTheNumberIsNought)
{
    AddressPlaces places{0, true};
    const auto first = take(places, "192.0.2.7");

    EXPECT_TRUE(first && take(places, "192.0.2.7"));
}

}  // namespace
}  // namespace quorate::server
