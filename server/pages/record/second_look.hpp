#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/support/result.hpp"
#include "server/app/page.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/components.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What one person prepared is looked at by a colleague, who releases it or does not: the same page
// for a copy of the record and a letter about decisions, and the same words and form on the page of
// a child's letter.

/// What differs.
struct LookedAt {
    std::string_view thing = {};         // "copy": "Release this copy"
    std::string_view own = {};           // "You prepared this copy."
    std::string_view own_then = {};      // what whoever prepared it can do
    std::string_view changed = {};       // "It changed since it was prepared."
    std::string_view changed_then = {};  // what has to be done before it can leave
};

/// The notice for whoever prepared it.
View own_notice(const LookedAt& what);

/// The button that releases it; the form is papers/second_look.
View release_button(const LookedAt& what);

struct SecondLook {
    LookedAt what;
    std::string template_name = {};
    std::string heading = {};
    std::string look_for = {};  // besides what is about another child
    std::string about = {};     // whom it is for: their job, or relationship
    bool is_own = false;
    bool has_changed = false;
    bool is_empty = false;
    std::string release_url = {};
    std::string refuse_url = {};
    std::string reason = {};  // as it was typed, when it could not be kept
    const core::Error* error = nullptr;
};

/// The page, with what is looked at in `page`.
Response second_look_page(
    App& app, const Request& request, const core::Actor& actor, const SecondLook& look, View page);

/// The page again with what was wrong, or the refusal when there is nothing to show: `look` gives
/// what is looked at, and `show` its page with the error.
template <class Look, class Show>
Response second_look_refused(App& app,
                             const Request& request,
                             const core::Actor& actor,
                             const core::Error& error,
                             Look look,
                             Show show)
{
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    const auto shown = look(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    return show(*shown);
}

}  // namespace quorate::server
