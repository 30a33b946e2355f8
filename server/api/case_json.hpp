#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cases/case_details.hpp"
#include "core/cases/view_case.hpp"
#include "core/due_dates/due_list.hpp"
#include "core/due_dates/needs_a_date.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

// What the API says of families, what happened in them and what is due.

json::object to_json(const core::CaseSummary& summary);
json::object to_json(const core::CaseFile& file);  // with children, family members, exclusions
json::object to_json(const core::Child& child);
json::object to_json(const core::FamilyMember& member);
json::object to_json(const core::ExcludedPerson& person);
json::object to_json(const core::MustNotMeet& pair);
json::object to_json(const core::CaseEvent& event);
json::object to_json(const core::ExplainedDueDate& date,
                     core::Language language = core::Language::english);
json::object to_json(const core::NeedsADate& entry);
json::object to_json(const core::DueEntry& entry);

/// A moment as `2026-11-25T10:00:00Z`.
json::value instant_or_null(const std::optional<core::Instant>& at);

template <class Tag>
json::value id_or_null(const std::optional<core::Id<Tag>>& id)
{
    return id ? json::value(id->text()) : json::value();
}

// What is sent. Members that are missing keep what `before` has, so that these serve POST, with
// an empty one, and PATCH.

core::CaseDetails case_details_from(const json::object& body,
                                    core::CaseDetails before,
                                    std::vector<core::FieldError>& errors);
core::ChildDetails child_details_from(const json::object& body,
                                      core::ChildDetails before,
                                      std::vector<core::FieldError>& errors);
core::MemberDetails member_details_from(const json::object& body,
                                        core::MemberDetails before,
                                        std::vector<core::FieldError>& errors);

/// Why, of a request that says nothing else.
core::Result<core::FreeText> reason_in(const Request& request);

core::CaseDetails details_of(const core::FamilyCase& family);
core::ChildDetails details_of(const core::Child& child);
core::MemberDetails details_of(const core::FamilyMember& member);

/// Reads each object of a list by `read(object, errors)`, whose errors get the place in front:
/// "children.0.given_name".
template <class Read>
auto list_from(const json::object& body,
               std::string_view name,
               std::vector<core::FieldError>& errors,
               Read read)
{
    std::vector<std::invoke_result_t<Read, const json::object&, std::vector<core::FieldError>&>>
        all;
    const json::value* list = body.if_contains(name);
    if (list == nullptr || list->is_null()) return all;
    if (!list->is_array()) {
        errors.push_back({std::string{name}, "Must be a list of objects"});
        return all;
    }
    for (const json::value& each : list->as_array()) {
        const std::string place = std::string{name} + "." + std::to_string(all.size()) + ".";
        std::vector<core::FieldError> own;
        if (!each.is_object()) own.push_back({"", "Must be an object"});
        all.push_back(read(each.is_object() ? each.as_object() : json::object{}, own));
        for (core::FieldError& error : own)
            errors.push_back({place + error.field, std::move(error.message)});
    }
    return all;
}

}  // namespace quorate::server
