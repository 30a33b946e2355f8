#include "core/availability/calendar_address.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

struct Case {
    const char* name;
    std::string given;
    std::string then;  // the address it is, or what is wrong with it
};

const std::string wants_https = "Enter an address that begins with https://";
const std::string wants_host = "Enter an address with a host name, such as calendar.nhs.uk";
const std::string wants_characters =
    "Enter the address as the calendar program shows it, without spaces";

const Case cases[] = {
    {"AsPasted",
     "  https://Cal.NHS.uk/a/B.ics?key=x%20y\n",
     "https://cal.nhs.uk/a/B.ics?key=x%20y"},
    {"AsCalendarProgramsWriteIt", "webcal://cal.nhs.uk/a.ics", "https://cal.nhs.uk/a.ics"},
    {"WithAPort", "https://cal.nhs.uk:8443/a.ics", "https://cal.nhs.uk:8443/a.ics"},
    {"WithThePortOfHttps", "https://cal.nhs.uk:443", "https://cal.nhs.uk/"},
    {"WithAQueryAlone", "https://cal.nhs.uk?a=b", "https://cal.nhs.uk/?a=b"},
    {"WithAFragment", "https://cal.nhs.uk/a.ics#today", "https://cal.nhs.uk/a.ics"},
    {"Missing", " ", "Enter the address of the calendar"},
    {"InTheClear", "http://cal.nhs.uk/a.ics", wants_https},
    {"AFile", "file:///etc/passwd", wants_https},
    {"Gopher", "gopher://cal.nhs.uk/", wants_https},
    {"NoScheme", "cal.nhs.uk/a.ics", wants_https},
    {"ANumber", "https://127.0.0.1/a.ics", wants_host},
    {"AShortNumber", "https://127.1/a.ics", wants_host},
    {"ANumberInOnePiece", "https://2130706433/a.ics", wants_host},
    {"ANumberInHexadecimal", "https://127.0.0.0x1/a.ics", wants_host},
    {"AnAddressOfSixParts", "https://[::1]/a.ics", wants_host},
    {"ANameOfThisNetwork", "https://localhost/a.ics", wants_host},
    {"AUserName", "https://me:secret@cal.nhs.uk/a.ics", wants_host},
    {"AHostBehindAnAt", "https://cal.nhs.uk@evil.example/", wants_host},
    {"ABackslash", "https://evil.example\\@cal.nhs.uk/", wants_host},
    {"APortTooMany", "https://cal.nhs.uk:65536/", wants_host},
    {"ADotAtTheEnd", "https://cal.nhs.uk./a.ics", wants_host},
    {"LettersThatLookAlike", "https://c\xC3\xA0l.nhs.uk/a.ics", wants_host},
    {"ALineBreak", "https://cal.nhs.uk/a\r\nHost: evil.example", wants_characters},
    {"TooLong",
     "https://cal.nhs.uk/" + std::string(2'000, 'a'),
     "The address must be 2,000 characters or fewer"},
};

class CalendarAddresses : public testing::TestWithParam<Case> {};

TEST_P(CalendarAddresses, AreOfHttpsAndAHostByName)
{
    const auto address = calendar_address(GetParam().given);

    EXPECT_EQ(address ? address->url() : address.error().fields.at(0).message, GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(Calendar,
                         CalendarAddresses,
                         testing::ValuesIn(cases),
                         [](const auto& test) { return test.param.name; });

TEST(AllowedHosts, AllowWhatTheyNameAtThePortTheyName)
{
    const auto hosts = *AllowedHosts::from(" outlook.office365.com, *.NHS.uk ,feeds.example:8443,");
    const auto allows = [&](const char* url) { return hosts.allow(*calendar_address(url)); };

    EXPECT_TRUE(allows("https://outlook.office365.com/owa/calendar.ics"));
    EXPECT_TRUE(allows("https://cal.trust.nhs.uk/a.ics"));
    EXPECT_TRUE(allows("https://feeds.example:8443/a.ics"));
    EXPECT_FALSE(allows("https://nhs.uk/a.ics"));
    EXPECT_FALSE(allows("https://evilnhs.uk/a.ics"));
    EXPECT_FALSE(allows("https://cal.nhs.uk.evil.example/a.ics"));
    EXPECT_FALSE(allows("https://feeds.example/a.ics"));
    EXPECT_FALSE(allows("https://outlook.office365.com:8443/a.ics"));
}

TEST(AllowedHosts, AreNoneUntilTheyAreNamed)
{
    EXPECT_TRUE(AllowedHosts{}.empty());
    EXPECT_TRUE(AllowedHosts::from("")->empty());
    EXPECT_FALSE(AllowedHosts{}.allow(*calendar_address("https://cal.nhs.uk/")));
    for (const char* wrong :
         {"*", "*.", "https://cal.nhs.uk", "10.0.0.1", "cal.nhs.uk:0", "a b.uk"})
        EXPECT_FALSE(AllowedHosts::from(wrong)) << wrong;
}

}  // namespace
}  // namespace quorate::core
