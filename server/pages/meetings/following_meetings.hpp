#pragma once

#include <vector>

#include "core/delivery/wrong_address.hpp"
#include "server/http/request.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

/// The fields of a form that may give somebody another address: at which meetings ahead they are
/// invited anew at it, all ticked at first; none when nothing follows. `form` is what was sent, if
/// it was.
std::vector<View> following_fields(const core::FollowingSeats& following, const Fields* form);

/// What was ticked there, and what was shown and left out.
core::FollowChoice follow_choice_in(const Fields& form);

}  // namespace quorate::server
