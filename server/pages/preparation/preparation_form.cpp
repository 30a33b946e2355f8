#include "server/pages/preparation/preparation_form.hpp"

#include <algorithm>
#include <functional>

#include "server/app/page.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/preparation/preparation_pages.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view child_mark = "child:";
constexpr std::string_view member_mark = "member:";

}  // namespace

std::string person_key(const core::PreparedPerson& person)
{
    return std::string{person.is_child() ? child_mark : member_mark} + person.text();
}

std::optional<core::PreparedPerson> person_from(std::string_view key)
{
    if (key.starts_with(child_mark))
        return core::PreparedPerson{.child =
                                        core::ChildId{std::string{key.substr(child_mark.size())}}};
    if (key.starts_with(member_mark))
        return core::PreparedPerson{
            .member = core::FamilyMemberId{std::string{key.substr(member_mark.size())}}};
    return std::nullopt;
}

Response preparation_form(App& app,
                          const Request& request,
                          const core::Actor& actor,
                          const core::MeetingFile& file,
                          const PreparationForm& form)
{
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] =
        page_head({.heading = form.heading, .sub = form.sub, .eyebrow = meeting_line(file)});
    page["before"] = view_list(form.before, [](const std::string& words) {
        View paragraph;
        paragraph["words"] = words;
        return paragraph;
    });
    page["save_url"] = form.save_url;
    page["with_files"] = form.with_files;
    page["fields"] = view_list(form.fields, std::identity{});
    page["save"] = button({.label = form.save_label});
    return html_page(
        app,
        request,
        actor,
        "preparation/form",
        {.title = form.title,
         .section = Section::meetings,
         .back = {.label = "Back to the preparation", .url = preparation_url(file.meeting.id)},
         .status = form.status},
        std::move(page));
}

core::Result<core::Preparation> preparation_read(App& app,
                                                 const Request& request,
                                                 const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_preparation(
            work, meeting_tools(app), app.agency_reports, actor, core::MeetingId{request.value(0)});
    });
}

const core::PreparedEntry* person_named(const core::Preparation& all, const Request& request)
{
    const auto who = person_from(request.query.get("who"));
    if (!who) return nullptr;
    const auto found = std::ranges::find_if(
        all.people, [&](const core::PreparedEntry& each) { return each.person.person == *who; });
    return found == all.people.end() ? nullptr : &*found;
}

}  // namespace quorate::server
