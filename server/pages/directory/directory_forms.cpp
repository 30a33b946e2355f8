#include "server/pages/directory/directory_forms.hpp"

#include <utility>

#include "server/app/refusal_status.hpp"

namespace quorate::server {

FormFaults faults_of(const core::Error& error)
{
    return {.errors = form_errors(error),
            .status = refusal_status(error.refusal),
            .stale = error.refusal == core::Refusal::stale_version};
}

Response new_entry_form(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        EntryForm form,
                        const FormFaults& faults)
{
    return directory_form(app,
                          request,
                          actor,
                          {.heading = std::move(form.heading),
                           .fields = std::move(form.fields),
                           .save_label = std::move(form.save_label),
                           .save_url = new_entry_url(form.list),
                           .cancel_url = directory_url(form.list),
                           .errors = faults.errors,
                           .status = faults.status});
}

Response edit_entry_form(App& app,
                         const Request& request,
                         const core::Actor& actor,
                         EntryForm form,
                         int version,
                         const FormFaults& faults)
{
    form.fields.push_back(hidden_input("version", number_text(version)));
    return directory_form(app,
                          request,
                          actor,
                          {.heading = std::move(form.heading),
                           .fields = std::move(form.fields),
                           .save_label = std::move(form.save_label),
                           .save_url = edit_entry_url(form.list, request.value(0)),
                           .cancel_url = entry_url(form.list, request.value(0)),
                           .errors = faults.errors,
                           .status = faults.status,
                           .saved_now = faults.saved_now});
}

}  // namespace quorate::server
