#pragma once

#include <string>
#include <vector>

#include "server/app/app.hpp"
#include "server/templates/frame.hpp"

namespace quorate::server {

/// What the frame of a page takes from the database, read in one go.
struct FrameFacts {
    std::string organisation;  // the actor's authority, or the first one when nobody is signed in
    NavCounts counts = {};     // what needs this person
    std::vector<EmergencyNotice> emergencies = {};
};

FrameFacts frame_facts(App& app, const core::Actor& actor);

}  // namespace quorate::server
