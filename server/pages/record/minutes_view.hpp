#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/circulation/adjournment.hpp"
#include "core/minutes/minutes_file.hpp"
#include "core/minutes/register.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What somebody typed that could not be saved, so that it is shown again.
struct MinutesDraft {
    std::optional<Fields> typed = {};  // the item's whole form
    std::vector<core::FieldError> errors = {};
    int status = 200;
    std::string kept_at = {};  // when it was kept, of what is restored: "10:31"
};

/// The page of minutes at one agenda item.
Response show_minutes(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::MinutesFile& file,
                      const core::Register& roll,
                      const std::string& item,
                      const MinutesDraft& draft = {});

/// The same, looked up again for a form that could not be saved.
Response show_minutes_again(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const std::string& item,
                            const MinutesDraft& draft);

/// The cards of record/decision.
View decisions_view(const core::Actor& actor,
                    const core::MinutesFile& file,
                    const MinutesDraft& draft,
                    const std::optional<core::Adjourned>& adjourned,
                    core::Instant now);

}  // namespace quorate::server
