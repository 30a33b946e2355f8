#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/identity/work_sign_in.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/identity/work_provider.hpp"

namespace quorate::server {

/// Of one round to the organisation's sign-on, for as long as it lasts. What it holds is known to
/// this browser alone; state, nonce and verifier are made from it with the installation's secret,
/// so nothing is kept here and any of several servers can end the round.
inline constexpr std::string_view work_cookie = "__Host-quorate-signing-in-work";
inline constexpr std::chrono::minutes work_round_lasts{10};

/// The Set-Cookie value; an empty one ends it.
std::string work_cookie_value(const std::string& value);

struct BegunWorkRound {
    std::string location;  // of the provider
    std::string cookie;
};

/// Nothing when the provider does not answer. `next` is a path of ours.
std::optional<BegunWorkRound> begin_work_round(App& app,
                                               const std::string& next,
                                               WorkProvider::Ask ask);

/// How a round ended when nobody was let in.
enum class WorkTrouble {
    over,
    cancelled,
    down,
    too_many,
    no_proof,  // of now: the sign-on does not say when they proved who they are
    refused
};

/// What the address says of it: "work-over".
std::string_view code(WorkTrouble trouble);

struct EndedWorkRound {
    std::optional<WorkTrouble> trouble = {};
    core::SignInOutcome outcome = {};  // without trouble: a session, or a challenge
    std::string next = "/";
    bool is_step_up = false;
};

/// Ends the round that `request` comes back from.
EndedWorkRound end_work_round(App& app, const Request& request, const std::string& network);

}  // namespace quorate::server
