#include "server/pages/directory/room_pages.hpp"

#include "core/dates/london_time.hpp"
#include "core/directory/rooms.hpp"
#include "server/pages/directory/directory_forms.hpp"
#include "server/pages/directory/directory_standing.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"

namespace quorate::server {
namespace {

using core::Action;
using core::Room;
using core::RoomId;

constexpr std::string_view rooms = "rooms";

struct RoomForm {
    std::string name = {};
    std::string building = {};
    std::string capacity = {};
    std::vector<std::string> features = {};
    int version = 0;
};

RoomForm typed(const Request& request)
{
    const Fields form = form_of(request);
    return {.name = form.get("name"),
            .building = form.get("building"),
            .capacity = form.get("capacity"),
            .features = form.all("features"),
            .version = version_of(form)};
}

RoomForm saved(const Room& room)
{
    RoomForm form{.name = room.name,
                  .building = room.building,
                  .capacity = number_text(room.capacity),
                  .version = room.version};
    for (const core::AccessFeature feature : room.features)
        form.features.emplace_back(code(feature));
    return form;
}

core::RoomDetails details_of(const RoomForm& form)
{
    return {.name = form.name,
            .building = form.building,
            .capacity = whole_number(form.capacity),
            .features = {form.features.begin(), form.features.end()}};
}

std::vector<View> fields_for(const RoomForm& form, const std::vector<core::FieldError>& errors)
{
    std::vector<Option> features;
    for (const core::AccessFeature feature : core::all_access_features())
        features.push_back({std::string{code(feature)}, std::string{label(feature)}});
    return {text_input({.name = "name",
                        .label = "Name of the room",
                        .value = form.name,
                        .error = error_for(errors, "name"),
                        .autocomplete = "off"}),
            text_input({.name = "building",
                        .label = "Building (optional)",
                        .value = form.building,
                        .error = error_for(errors, "building"),
                        .autocomplete = "off"}),
            text_input({.name = "capacity",
                        .label = "How many people fit?",
                        .value = form.capacity,
                        .error = error_for(errors, "capacity"),
                        .width = 4,
                        .autocomplete = "off",
                        .input_mode = "numeric"}),
            checkboxes({.name = "features",
                        .legend = "What does it offer?",
                        .options = std::move(features),
                        .chosen = form.features,
                        .error = error_for(errors, "features"),
                        .small = true})};
}

Response new_form(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const RoomForm& form,
                  const FormFaults& faults = {})
{
    return new_entry_form(app,
                          request,
                          actor,
                          {.list = rooms,
                           .heading = "Add a room",
                           .fields = fields_for(form, faults.errors),
                           .save_label = "Add room"},
                          faults);
}

Response edit_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const RoomForm& form,
                   const FormFaults& faults = {})
{
    return edit_entry_form(
        app,
        request,
        actor,
        {.list = rooms, .heading = "Edit room", .fields = fields_for(form, faults.errors)},
        form.version,
        faults);
}

std::string features_text(const Room& room, std::string_view between)
{
    std::string text;
    for (const core::AccessFeature feature : room.features)
        text.append(text.empty() ? "" : between).append(label(feature));
    return text;
}

std::vector<SummaryRow> summary(const Room& room)
{
    const std::string features = features_text(room, "\n");
    return {{.key = "Name", .value = room.name},
            {.key = "Building", .value = room.building.empty() ? "–" : room.building},
            {.key = "Fits", .value = counted(room.capacity, "person", "people")},
            {.key = "Offers", .value = features.empty() ? "–" : features}};
}

core::Result<Room> found(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_room(work, app.clock, actor, RoomId{request.value(0)});
    });
}

TableRow row_of(const Room& room)
{
    return {.cells = {{.text = room.name,
                       .url = entry_url(rooms, room.id.text()),
                       .chips = standing_chips(room.active)},
                      {.text = room.building},
                      {.text = number_text(room.capacity), .number = true},
                      {.text = features_text(room, ", ")}},
            .tone = room.active ? RowTone::plain : RowTone::quiet};
}

}  // namespace

Response get_rooms(App& app, const Request& request, const core::Actor& actor)
{
    ListFilter filter = filter_of(request);
    const auto page = listed_from(filter.stretch.after, [&] {
        return app.read(actor, [&](core::UnitOfWork& work) {
            return core::list_rooms(
                work,
                app.clock,
                actor,
                {.text = filter.text, .standing = filter.standing, .stretch = filter.stretch});
        });
    });
    if (!page) return refusal_page(app, request, actor, page.error());

    DirectoryList list{.list = std::string{rooms},
                       .title = "Rooms",
                       .sub = "Where meetings are held",
                       .search_label = "Name or building",
                       .filter = filter,
                       .columns = {"Room", "Building", "Fits", "Offers"},
                       .empty = {.heading = "No rooms yet",
                                 .text = "Add the rooms that meetings can be booked in.",
                                 .icon = "room"}};
    if (may(app, actor, Action::room_edit)) offer_adding(list, "Add a room");
    list.buttons.push_back({"Rooms of the day", rooms_of_day_url(core::london_date(app.now()))});
    list.buttons.push_back({"Holidays and hours", service_times_url()});
    fill(list, *page, row_of);
    return directory_list(app, request, actor, list);
}

Response get_new_room(App& app, const Request& request, const core::Actor& actor)
{
    return new_form(app, request, actor, {});
}

Response post_room(App& app, const Request& request, const core::Actor& actor)
{
    const RoomForm form = typed(request);
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_room(work, app.clock, app.random, actor, details_of(form));
    });
    return after_adding(app, request, actor, rooms, added, [&](const FormFaults& faults) {
        return new_form(app, request, actor, form, faults);
    });
}

Response get_room(App& app, const Request& request, const core::Actor& actor)
{
    const auto room = found(app, request, actor);
    if (!room) return refusal_page(app, request, actor, room.error());
    return directory_entry(
        app,
        request,
        actor,
        {.list = std::string{rooms},
         .id = room->id.text(),
         .heading = room->name,
         .eyebrow = room->building,
         .details = summary(*room),
         .active = room->active,
         .version = room->version,
         .may_change = may(app, actor, Action::room_edit),
         .inactive_notice = "The room is not offered when meetings are booked.",
         .buttons = {{"Diary", room_diary_url(room->id, core::london_date(app.now()))},
                     {"Times", times_url(actor, {room->id})}}});
}

Response get_edit_room(App& app, const Request& request, const core::Actor& actor)
{
    const auto room = found(app, request, actor);
    if (!room) return refusal_page(app, request, actor, room.error());
    return edit_form(app, request, actor, saved(*room));
}

Response post_edit_room(App& app, const Request& request, const core::Actor& actor)
{
    RoomForm form = typed(request);
    const auto edited = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::edit_room(
            work,
            app.clock,
            actor,
            {.entry = {RoomId{request.value(0)}, form.version}, .details = details_of(form)});
    });
    return after_editing(app, request, actor, rooms, edited, [&](FormFaults faults) {
        if (faults.stale)
            if (const auto now = found(app, request, actor)) {
                faults.saved_now = summary(*now);
                form.version = now->version;
            }
        return edit_form(app, request, actor, form, faults);
    });
}

Response get_deactivate_room(App& app, const Request& request, const core::Actor& actor)
{
    const auto room = found(app, request, actor);
    if (!room) return refusal_page(app, request, actor, room.error());
    return directory_question(
        app,
        request,
        actor,
        {.list = std::string{rooms},
         .id = room->id.text(),
         .version = room->version,
         .name = room->name,
         .consequences = {"The room will no longer be offered when meetings are booked. Meetings "
                          "already booked in it stay as they are.",
                          "You can make it active again at any time."}});
}

Response post_deactivate_room(App& app, const Request& request, const core::Actor& actor)
{
    return change_standing<RoomId>(
        app, request, actor, rooms, "deactivated", core::deactivate_room);
}

Response post_reactivate_room(App& app, const Request& request, const core::Actor& actor)
{
    return change_standing<RoomId>(
        app, request, actor, rooms, "reactivated", core::reactivate_room);
}

}  // namespace quorate::server
