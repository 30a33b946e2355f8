#pragma once

#include <string>
#include <vector>

#include "core/circulation/choose_disclosure.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What the forms about who gets what of a record have in common.

/// The map of the meeting in the address.
inline core::Result<core::PapersPlan> look_at_disclosure(App& app,
                                                         const Request& request,
                                                         const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_disclosure(work, app.clock, actor, core::MeetingId{request.value(0)});
    });
}

/// The ids as the values of boxes, and back.
template <class Id>
std::vector<std::string> texts_of(const std::vector<Id>& ids)
{
    std::vector<std::string> texts;
    for (const Id& id : ids)
        texts.push_back(id.text());
    return texts;
}

template <class Id>
std::vector<Id> ids_of_field(const Fields& form, const std::string& name)
{
    std::vector<Id> ids;
    for (const std::string& each : form.all(name))
        ids.emplace_back(each);
    return ids;
}

}  // namespace quorate::server
