#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/availability/busy_time.hpp"
#include "core/own_calendar/own_calendars.hpp"
#include "core/support/result.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

/// A member of one of somebody's own calendars, as their program is given it.
struct OwnObject {
    std::string name = {};  // the last part of its address
    std::string tag = {};   // of the bytes, without quotation marks
    std::string text = {};
};

/// What the calendar holds that may touch the span; all of it without one. By name or start.
core::Result<std::vector<OwnObject>> own_objects(const App& app,
                                                 core::UnitOfWork& work,
                                                 const core::Actor& actor,
                                                 core::OwnCalendar calendar,
                                                 const std::optional<core::TimeSpan>& span = {});

/// The member of that name; nothing when there is none.
core::Result<std::optional<OwnObject>> own_object(const App& app,
                                                  core::UnitOfWork& work,
                                                  const core::Actor& actor,
                                                  core::OwnCalendar calendar,
                                                  const std::string& name);

/// "NAME.ics" without its ending; empty for another name.
std::string id_in(const std::string& name);

}  // namespace quorate::server
