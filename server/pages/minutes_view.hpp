#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/minutes/minutes_file.hpp"
#include "core/minutes/register.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What somebody typed that could not be saved, so that it is shown again.
struct MinutesDraft {
    core::MinuteSectionId section = {};
    std::string body = {};
    bool visible_to_family = false;
    bool was_stale = false;  // theirs is shown beside it

    core::ChildId child = {};
    std::map<std::string, std::string> decision = {};  // outcome, category, reasons, dissent

    std::vector<core::FieldError> errors = {};
    int status = 200;
};

/// The page of minutes at one agenda item.
Response show_minutes(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::MinutesFile& file,
                      const core::Register& roll,
                      const std::string& item,
                      const MinutesDraft& draft = {});

/// A decision form's field for one child: several stand on one page.
std::string decision_field(const char* name, const core::ChildId& child);

/// The cards of record/decision.
View decisions_view(const core::Actor& actor,
                    const core::MinutesFile& file,
                    const MinutesDraft& draft,
                    core::Instant now);

}  // namespace quorate::server
