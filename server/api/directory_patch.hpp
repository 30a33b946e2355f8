#pragma once

#include <vector>

#include "core/directory/entry.hpp"
#include "server/api/directory_json.hpp"

namespace quorate::server {

/// An entry, and the versions of it that the request names.
template <class IdType>
struct NamedEntry {
    IdType id;
    NamedVersions versions;

    core::EntryVersion<IdType> at(int current) const { return {id, versions.among(current)}; }
};

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
             const NamedEntry<IdType>& named,
             const json::object& body,
             const Changes& changes) -> decltype(changes.find(work, named.id))
{
    auto entry = changes.find(work, named.id);
    if (!entry) return entry.error();
    core::EntryVersion<IdType> at = named.at(entry->version);
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

/// Answers a PATCH: `work(unit, named, body)` does it, `render` tells it.
template <class IdType, class Work, class Render>
Response patch_entry_by(
    App& app, const Request& request, const core::Actor& actor, Work work, Render render)
{
    const auto versions = if_match(request);
    if (!versions) return problem(versions.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const NamedEntry<IdType> given{IdType{request.value(0)}, *versions};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& unit) { return work(unit, given, *body); },
        render);
}

/// Answers a PATCH that makes `changes`: `render` tells what became of the entry.
template <class IdType, class Changes, class Render>
Response patch_entry(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const Changes& changes,
                     Render render)
{
    const auto work =
        [&](core::UnitOfWork& unit, const NamedEntry<IdType>& named, const json::object& body) {
            return patched(unit, app, actor, named, body, changes);
        };
    return patch_entry_by<IdType>(app, request, actor, work, render);
}

/// Answers a DELETE by deactivating the entry, because what is past names it. `find` gives what
/// has its version.
template <class IdType, class Find, class Deactivate, class Render>
Response delete_entry(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      Find find,
                      Deactivate deactivate,
                      Render render)
{
    const auto versions = if_match(request);
    if (!versions) return problem(versions.error());
    const NamedEntry<IdType> given{IdType{request.value(0)}, *versions};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& unit) -> decltype(deactivate(unit, app.clock, actor, given.at(0))) {
            const auto entry = find(unit, app.clock, actor, given.id);
            if (!entry) return entry.error();
            return deactivate(unit, app.clock, actor, given.at(entry->version));
        },
        render);
}

}  // namespace quorate::server
