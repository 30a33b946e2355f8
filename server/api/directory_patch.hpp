#pragma once

#include <vector>

#include "core/directory/entry.hpp"
#include "server/api/directory_json.hpp"

namespace quorate::server {

/// How one kind of entry is read and changed, inside a transaction. `edit` gets the entry as it
/// was, the body, and the errors to add to.
template <class Find, class Edit, class Deactivate, class Reactivate>
struct EntryChanges {
    Find find;
    Edit edit;
    Deactivate deactivate;
    Reactivate reactivate;
};

/// What a PATCH does to an entry: its details when the body has any, then its standing when
/// `active` says otherwise. Gives the entry as it is then.
template <class IdType, class Changes>
auto patched(core::UnitOfWork& work,
             const App& app,
             const core::Actor& actor,
             core::EntryVersion<IdType> at,
             const json::object& body,
             const Changes& changes) -> decltype(changes.find(work, at.id))
{
    auto entry = changes.find(work, at.id);
    if (!entry) return entry.error();
    std::vector<core::FieldError> errors;
    const bool active = patched_flag(body, "active", entry->active, errors);
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    if (changes_details(body)) {
        entry = changes.edit(work, at, *entry, body, errors);
        if (!entry) return entry.error();
        at.version = entry->version;
        if (active == entry->active) return entry;
    }
    return active ? changes.reactivate(work, app.clock, actor, at)
                  : changes.deactivate(work, app.clock, actor, at);
}

/// Answers a PATCH: `work(unit, entry, body)` does it, `render` tells it.
template <class IdType, class Work, class Render>
Response patch_entry(
    App& app, const Request& request, const core::Actor& actor, Work work, Render render)
{
    const auto version = if_match(app, request, actor);
    if (!version) return problem(version.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const core::EntryVersion<IdType> given{IdType{request.value(0)}, *version};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& unit) { return work(unit, given, *body); },
        render);
}

/// Answers a DELETE by deactivating the entry, because what is past names it.
template <class IdType, class Deactivate, class Render>
Response delete_entry(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      Deactivate deactivate,
                      Render render)
{
    const auto version = if_match(app, request, actor);
    if (!version) return problem(version.error());
    const core::EntryVersion<IdType> given{IdType{request.value(0)}, *version};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& unit) { return deactivate(unit, app.clock, actor, given); },
        render);
}

}  // namespace quorate::server
