#include "server/api/room_api.hpp"

#include <utility>

#include "core/directory/rooms.hpp"
#include "core/people/room_store.hpp"
#include "server/api/directory_patch.hpp"

namespace quorate::server {
namespace {

using core::Room;
using core::RoomId;

ApiAnswer answer(const Room& room)
{
    return {.body = to_json(room), .version = room.version};
}

std::optional<int> capacity_of(const json::object& body, std::vector<core::FieldError>& errors)
{
    const auto number = number_member(body, "capacity", errors);
    if (!number || !std::in_range<int>(*number)) return std::nullopt;
    return static_cast<int>(*number);
}

std::set<std::string> features_of(const json::object& body, std::vector<core::FieldError>& errors)
{
    const auto features = texts_member(body, "features", errors);
    return {features.begin(), features.end()};
}

// The details that a body leaves behind; an empty room stands for one that is not there yet.
core::RoomDetails details_of(const json::object& body,
                             const Room& before,
                             std::vector<core::FieldError>& errors)
{
    core::RoomDetails details{.name = patched_text(body, "name", before.name, errors),
                              .building = patched_text(body, "building", before.building, errors),
                              .capacity = before.capacity};
    for (const core::AccessFeature feature : before.features)
        details.features.emplace(code(feature));
    if (body.contains("capacity")) details.capacity = capacity_of(body, errors);
    if (body.contains("features")) details.features = features_of(body, errors);
    return details;
}

}  // namespace

Response get_api_rooms(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = list_asked(request);
    if (!asked) return problem(asked.error());
    const auto page = app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_rooms(
            work,
            app.clock,
            actor,
            {.text = asked->text, .standing = asked->standing, .stretch = asked->stretch});
    });
    return page_response(request, page);
}

Response post_api_room(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    Room none;
    none.capacity = 0;
    const core::RoomDetails details = details_of(*body, none, errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::add_room(work, app.clock, app.random, actor, details);
        },
        [](const Room& room) { return created(answer(room), "/api/v1/rooms/" + room.id.text()); });
}

Response get_api_room(App& app, const Request& request, const core::Actor& actor)
{
    const auto room = app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_room(work, app.clock, actor, RoomId{request.value(0)});
    });
    return room ? api_response(answer(*room)) : problem(room.error());
}

Response patch_api_room(App& app, const Request& request, const core::Actor& actor)
{
    const auto find = [&](core::UnitOfWork& work, const RoomId& id) {
        return core::find_room(work, app.clock, actor, id);
    };
    const auto edit = [&](core::UnitOfWork& work,
                          const core::EntryVersion<RoomId>& entry,
                          const Room& before,
                          const json::object& body,
                          std::vector<core::FieldError>& errors) -> core::Result<Room> {
        const core::RoomDetails details = details_of(body, before, errors);
        if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
        return core::edit_room(work, app.clock, actor, {.entry = entry, .details = details});
    };
    const EntryChanges changes{find, edit, core::deactivate_room, core::reactivate_room};
    return patch_entry<RoomId>(app, request, actor, changes, answer);
}

Response delete_api_room(App& app, const Request& request, const core::Actor& actor)
{
    return delete_entry<RoomId>(
        app, request, actor, core::find_room, core::deactivate_room, answer);
}

}  // namespace quorate::server
