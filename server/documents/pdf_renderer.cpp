#include "server/documents/pdf_renderer.hpp"

#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <utility>

#include "core/support/text.hpp"
#include "server/documents/document_sources.hpp"
#include "server/log/log.hpp"
#include "server/worker/bounded_process.hpp"

namespace quorate::server {
namespace {

// One of the places for those that run at once; nothing to give back when there was none.
class Place {
public:
    Place(std::atomic<int>& running, int most) : running_{running}, is_taken_{running++ < most} {}
    ~Place() { --running_; }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    bool is_taken() const { return is_taken_; }

private:
    std::atomic<int>& running_;
    bool is_taken_;
};

bool can_run(const std::string& program)
{
    return ::access(program.c_str(), X_OK) == 0;
}

}  // namespace

std::string_view code(PdfEnd end)
{
    switch (end) {
        case PdfEnd::made:
            return "made";
        case PdfEnd::not_installed:
            return "not_installed";
        case PdfEnd::too_many:
            return "too_many";
        case PdfEnd::too_large:
            return "too_large";
        case PdfEnd::too_slow:
            return "too_slow";
        case PdfEnd::crashed:
            break;
    }
    return "crashed";
}

PdfRenderer::PdfRenderer(std::vector<std::string> command, PdfBounds bounds)
    : command_{std::move(command)}, bounds_{bounds}
{
}

PdfOutcome PdfRenderer::render(std::string_view html)
{
    if (!is_installed()) return {.end = PdfEnd::not_installed};
    const Place place{running_, bounds_.at_once};
    PdfOutcome outcome = place.is_taken() ? run(html) : PdfOutcome{.end = PdfEnd::too_many};
    if (outcome.end != PdfEnd::made)
        log(events::pdf_not_made, {{"why", LogValue::code(code(outcome.end))}});
    return outcome;
}

PdfOutcome PdfRenderer::run(std::string_view html) const
{
    if (html.size() > bounds_.html) return {.end = PdfEnd::too_large};
    const std::vector<std::string> arguments{command_.begin() + 1, command_.end()};
    ProcessOutcome outcome;
    try {
        outcome = run_bounded(
            command_.front(),
            arguments,
            html,
            {.deadline = bounds_.deadline, .output = bounds_.pdf, .memory = bounds_.memory});
    } catch (const std::runtime_error&) {
        // Its own end is the default: it failed.
    }
    if (outcome.end == ProcessEnd::too_slow) return {.end = PdfEnd::too_slow};
    if (outcome.end == ProcessEnd::too_much_output) return {.end = PdfEnd::too_large};
    if (outcome.end != ProcessEnd::finished || !outcome.output.starts_with("%PDF-"))
        return {.end = PdfEnd::crashed};
    return {.end = PdfEnd::made, .pdf = std::move(outcome.output)};
}

std::vector<std::string> weasyprint_command(const std::string& program)
{
    if (!can_run(program)) return {};
    std::ifstream file{program};
    std::string line;
    if (!std::getline(file, line) || !line.starts_with("#!/")) return {};
    std::vector<std::string> command;
    for (const std::string& word : core::split(line.substr(2), ' '))
        if (!word.empty()) command.push_back(word);
    // Isolated: no module from a folder that somebody else may write to.
    command.emplace_back("-I");
    command.emplace_back("-c");
    command.emplace_back(pdf_script());
    command.emplace_back(document_style());
    return command;
}

std::vector<std::string> pdf_command(const std::string& setting, std::string_view path)
{
    if (setting == "off") return {};
    if (!setting.empty()) return weasyprint_command(setting);
    for (const std::string& folder : core::split(std::string{path}, ':')) {
        if (!folder.starts_with('/')) continue;
        if (auto command = weasyprint_command(folder + "/weasyprint"); !command.empty())
            return command;
    }
    return {};
}

}  // namespace quorate::server
