#pragma once

#include <string>

#include "core/actions/action_point.hpp"
#include "core/support/link_tokens.hpp"

namespace quorate::core {

/// What the links to action points are for, to whoever makes and checks their tokens.
inline constexpr std::string_view action_link_purpose = "action";

/// The token of the link by which the owner reports on it: /a/{token}.
inline std::string action_link_token(const LinkTokens& links, const ActionPoint& action)
{
    return links.known_token(
        action_link_purpose, action.id.text(), action.link_generation, action.link_hash);
}

}  // namespace quorate::core
