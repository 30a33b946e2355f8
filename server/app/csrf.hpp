#pragma once

#include <optional>
#include <string_view>

#include "core/identity/session_store.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

inline constexpr std::string_view session_cookie = "__Host-quorate";

/// Whether a state-changing request really comes from a page of ours: not cross-site by
/// Sec-Fetch-Site, an Origin that is ours where there is one, and with a session its form token.
bool comes_from_our_form(App& app,
                         const Request& request,
                         const std::optional<core::Session>& session);

}  // namespace quorate::server
