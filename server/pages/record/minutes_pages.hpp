#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Taking minutes, deciding about each child, and agreeing what was written.

Response get_minutes(App& app, const Request& request, const core::Actor& actor);
Response post_minutes_open(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/minutes/closed: a part for professionals alone
Response post_closed_part(App& app, const Request& request, const core::Actor& actor);

/// Saving everything typed on the page of an agenda item, whichever of its buttons was pressed: all
/// of it or, with what is wrong and everything typed given back, nothing.
Response post_item(App& app, const Request& request, const core::Actor& actor);

/// Keeping what is typed on that page and does not save itself, until it is saved: answers in JSON
/// what server/static/js/draft.js expects.
Response post_item_draft(App& app, const Request& request, const core::Actor& actor);

/// Saving a section while it is written: answers in JSON what server/static/js/autosave.js expects.
Response post_section_autosave(App& app, const Request& request, const core::Actor& actor);

/// The decisions stand with the agenda item they belong to.
Response get_decisions(App& app, const Request& request, const core::Actor& actor);

Response get_agree(App& app, const Request& request, const core::Actor& actor);
Response post_agree(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/minutes/corrections/{c}/decline
Response post_decline_correction(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
