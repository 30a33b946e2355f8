#include "server/app/page_language.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace quorate::server {
namespace {

using namespace std::string_view_literals;

bool is_behind_link(const Request& request)
{
    static constexpr std::array links{
        "/i/{token}"sv, "/t/{token}"sv, "/a/{token}"sv, "/d/{token}"sv};
    return std::ranges::any_of(
        links, [&](std::string_view link) { return request.route.starts_with(link); });
}

// Where a form leads to can be posted to only: what is asked for in the other language is its page.
std::string page_url(const Request& request)
{
    const std::string link = std::string{request.route.substr(0, 3)} + request.value(0);
    return request.route.ends_with("/done") ? link + "/done" : link;
}

}  // namespace

std::optional<core::Language> asked_language(const Request& request)
{
    return core::language_from(request.query.get("lang"));
}

PageLanguage page_language(const Request& request, core::Language language)
{
    PageLanguage page{.language = language};
    if (is_behind_link(request)) page.page_url = page_url(request);
    // Also where nobody asked: a form that could not be taken says so in the language of its page.
    if (language == core::Language::welsh || asked_language(request))
        page.query = "?lang=" + std::string{code(language)};
    return page;
}

std::optional<PageLanguage> language_by_address(const Request& request)
{
    if (!is_behind_link(request)) return std::nullopt;
    return page_language(request, asked_language(request).value_or(core::Language::english));
}

}  // namespace quorate::server
