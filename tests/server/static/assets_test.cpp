#include "server/static/assets.hpp"

#include <gmock/gmock.h>

namespace quorate::server {
namespace {

using testing::StartsWith;

TEST(Assets, AreFoundByTheAddressThatNamesTheirContent)
{
    const Asset* style = find_asset(asset_url("site.css"));

    ASSERT_NE(style, nullptr);
    EXPECT_THAT(style->path, StartsWith("/assets/site-"));
    EXPECT_EQ(style->content_type, "text/css; charset=utf-8");
    EXPECT_THAT(style->etag, StartsWith("\""));
    EXPECT_LT(style->brotli.size(), style->gzip.size());
    EXPECT_LT(style->gzip.size(), style->raw.size());
    EXPECT_EQ(find_asset("/assets/site.css"), nullptr);
    EXPECT_THROW(asset_url("other.css"), std::logic_error);
}

TEST(Assets, AskNothingOfTheOutsideWorld)
{
    const std::string_view style = find_asset(asset_url("site.css"))->raw;

    for (const char* outside :
         {"url(http", "url(//", "url(data:", "@import", "govuk-crest", "GDS Transport"})
        EXPECT_EQ(style.find(outside), style.npos) << outside;
}

TEST(Assets, OfAFirstVisitStayUnder150KilobytesCompressed)
{
    const auto size = [](const char* name) { return find_asset(asset_url(name))->gzip.size(); };
    const auto font = find_asset(asset_url("public-sans-latin.woff2"))->raw.size();

    EXPECT_LT(size("site.css") + size("site.js") + font, 150'000u);
}

TEST(Assets, KeepFontsAsTheyAre)
{
    const Asset* font = find_asset(asset_url("public-sans-latin-ext.woff2"));

    EXPECT_EQ(font->content_type, "font/woff2");
    EXPECT_EQ(font->raw.substr(0, 4), "wOF2");
    EXPECT_TRUE(font->gzip.empty());
}

}  // namespace
}  // namespace quorate::server
