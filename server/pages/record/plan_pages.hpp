#pragma once

#include "core/access/actor.hpp"
#include "core/cases/family_member.hpp"
#include "core/meetings/core_group.hpp"
#include "core/minutes/minutes_file.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// The plan as a meeting writes it: its parts, and whether parents agree.

Response get_family_plan(App& app, const Request& request, const core::Actor& actor);
Response get_new_plan_part(App& app, const Request& request, const core::Actor& actor);
Response post_new_plan_part(App& app, const Request& request, const core::Actor& actor);
Response get_plan_part(App& app, const Request& request, const core::Actor& actor);
Response post_plan_part(App& app, const Request& request, const core::Actor& actor);
Response get_plan_agreements(App& app, const Request& request, const core::Actor& actor);
Response post_plan_agreements(App& app, const Request& request, const core::Actor& actor);

// Who is in the core group that a conference names.
Response get_core_group(App& app, const Request& request, const core::Actor& actor);
Response post_core_group(App& app, const Request& request, const core::Actor& actor);

/// A summary list of who of the family agrees to the plan, and who with parental responsibility was
/// not asked yet.
View agreements_view(const core::MinutesFile& file, const std::vector<core::FamilyMember>& members);

/// A summary list of the core group.
View core_group_view(const core::CoreGroup& group, const std::vector<core::InviteeEntry>& seats);

/// For record/plan_parts: parts of a plan in words, each with its link where it can be changed.
View plan_parts_view(const std::vector<core::PlanPart>& parts,
                     const std::vector<core::Child>& children,
                     const core::MeetingId& meeting,
                     bool can_write);

}  // namespace quorate::server
