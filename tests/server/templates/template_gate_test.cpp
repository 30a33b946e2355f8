#include <gtest/gtest.h>

#include <regex>

#include "server/templates/renderer.hpp"

// What no template may hold. A page is safe because its template cannot be unsafe, not because each
// value was looked at.

namespace quorate::server {
namespace {

std::vector<std::string> found(const std::string& pattern)
{
    const std::regex wanted{pattern, std::regex::icase};
    std::vector<std::string> places;
    for (const TemplateSource& source : template_sources()) {
        const std::string text{source.text};
        for (std::sregex_iterator hit{text.begin(), text.end(), wanted}, end; hit != end; ++hit)
            places.push_back(std::string{source.name} + ": " + hit->str());
    }
    return places;
}

using Places = std::vector<std::string>;

TEST(TemplateGate, NothingIsUnescapedButTheDrawingsThisServerMakes)
{
    EXPECT_EQ(found(R"(\{\{\{(?!\w+_svg\}\}\}))"), Places{});
    EXPECT_EQ(found(R"(\{\{\s*&)"), Places{});
}

TEST(TemplateGate, NoScriptStyleOrHandlerStandsInAPage)
{
    EXPECT_EQ(found(R"(<script(?![^>]* src="\{\{script_url\}\}"))"), Places{});
    EXPECT_EQ(found(R"(<style)"), Places{});
    EXPECT_EQ(found(R"(\sstyle\s*=)"), Places{});
    EXPECT_EQ(found(R"(\son[a-z]+\s*=)"), Places{});
    EXPECT_EQ(found(R"(javascript:)"), Places{});
}

TEST(TemplateGate, AnAddressIsAUrlOfOurOwn)
{
    // Every variable in an address is called …_url: only our own url functions make those.
    EXPECT_EQ(
        found(
            R"re(\b(href|src|action|formaction|poster|data-[a-z]+-url)="[^"]*\{\{(?!\w+_url\}\})[^"]*")re"),
        Places{});
    // It is the whole address, so that no half of one is glued on in a template.
    EXPECT_EQ(found(R"re(\b(href|src|action|formaction)="(?!\{\{\w+_url\}\}")[^"]*\{\{)re"),
              Places{});
    EXPECT_EQ(found(R"re(\b(href|src)="(https?:)?//)re"), Places{});
}

TEST(TemplateGate, EveryAttributeIsQuoted)
{
    EXPECT_EQ(found(R"([a-z]=\{\{)"), Places{});
}

TEST(TemplateGate, EveryPostCarriesTheToken)
{
    for (const TemplateSource& source : template_sources()) {
        const std::string text{source.text};
        const std::regex form{R"re(<form[^>]*method="post"[^>]*>\s*\{\{> csrf\}\})re"};
        const std::regex any{R"re(<form[^>]*method="post")re"};
        const auto count = [&](const std::regex& wanted) {
            return std::distance(std::sregex_iterator{text.begin(), text.end(), wanted}, {});
        };
        EXPECT_EQ(count(form), count(any)) << source.name;
    }
}

}  // namespace
}  // namespace quorate::server
