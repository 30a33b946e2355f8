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
        "/i/{token}"sv, "/t/{token}"sv, "/a/{token}"sv, "/d/{token}"sv, "/v/{token}"sv};
    return std::ranges::any_of(
        links, [&](std::string_view link) { return request.route.starts_with(link); });
}

// The page itself; but what can only be posted to is not asked for again.
std::string page_url(const Request& request)
{
    static constexpr std::array posted{"/seen"sv, "/code"sv, "/corrections"sv};
    for (const std::string_view end : posted)
        if (request.route.ends_with(end))
            return request.path.substr(0, request.path.size() - end.size());
    return {};
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
