#include "server/cli/slots_command.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <memory>
#include <numeric>
#include <optional>
#include <vector>

#include "core/dates/london_time.hpp"
#include "core/slots/slot_solver.hpp"
#include "server/cli/slots_file.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

using Microseconds = duration<double, std::micro>;
using Answers = std::vector<std::vector<core::ProblemSlot>>;

int say_refused(std::ostream& err, const std::string& why)
{
    err << "quorate slots: " << why << '\n';
    return 1;
}

std::optional<std::string> whole_text(std::istream& source)
{
    std::string text{std::istreambuf_iterator<char>{source}, {}};
    if (source.bad()) return std::nullopt;
    return text;
}

std::optional<std::string> input_text(const std::string& name, std::istream& in)
{
    if (name == "-") return whole_text(in);
    std::ifstream file{name, std::ios::binary};
    file.peek();  // a folder opens, and fails here
    if (file.fail() && !file.eof()) return std::nullopt;
    return whole_text(file);
}

// Of what the requests took: the median, what one in a hundred took or more, and the mean.
void print_times(std::ostream& err, std::vector<Microseconds> times)
{
    if (times.empty()) return;
    std::sort(times.begin(), times.end());
    const Microseconds total = std::accumulate(times.begin(), times.end(), Microseconds{});
    err << std::fixed << std::setprecision(1) << "microseconds per request: median "
        << times[times.size() / 2].count() << ", p99 " << times[times.size() * 99 / 100].count()
        << ", mean " << total.count() / static_cast<double>(times.size())
        << " (requests: " << times.size() << ")\n";
}

void print_answers(std::ostream& out, const core::SlotProblem& problem, const Answers& answers)
{
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const core::ProblemRequest& request = problem.requests[i];
        out << "request " << request.id << (answers[i].empty() ? ": no slots\n" : "\n");
        for (const core::ProblemSlot& slot : answers[i]) {
            const core::CivilTime start = problem.origin + minutes{slot.start};
            out << "  " << core::london_short_time(core::london_instant(start)) << ", room "
                << slot.room << ", required " << slot.required_free << " of "
                << request.required.size() << ", optional " << slot.optional_free << " of "
                << request.optional.size() << ", agencies " << slot.agencies << '\n';
        }
    }
}

}  // namespace

int run_slots(const SlotsOptions& options, std::istream& in, std::ostream& out, std::ostream& err)
{
    const auto text = input_text(options.input, in);
    if (!text) return say_refused(err, "cannot read " + options.input);
    auto problem = read_slot_problem(*text);
    if (!problem) {
        const core::FieldError& fault = problem.error().fields.front();
        return say_refused(err, fault.field + ": " + fault.message);
    }

    core::SlotSolver solver{*problem};
    Answers answers;
    std::vector<Microseconds> times;
    for (core::ProblemRequest request : problem->requests) {
        request.want = std::min(request.want, options.limit);
        const auto began = steady_clock::now();
        answers.push_back(solver.slots(request));
        times.push_back(steady_clock::now() - began);
    }

    if (options.as_json)
        out << boost::json::serialize(slot_answers_json(*problem, answers)) << '\n';
    else
        print_answers(out, *problem, answers);
    if (!out.flush()) return say_refused(err, "cannot write the answer");
    print_times(err, std::move(times));
    return 0;
}

CLI::App& add_slots_command(CLI::App& root, int& exit_code)
{
    const auto options = std::make_shared<SlotsOptions>();
    CLI::App* command = root.add_subcommand(
        "slots", "Find the earliest slots of each request of a problem file, without a database");
    command
        ->add_option("--input", options->input, "The file, of the format slots-1; - is the input")
        ->required();
    command->add_option("--limit", options->limit, "Give no more than this many slots a request")
        ->check(CLI::PositiveNumber);
    command->add_flag("--json", options->as_json, "Answer in JSON (slots-answer-1)");
    command->callback(
        [options, &exit_code] { exit_code = run_slots(*options, std::cin, std::cout, std::cerr); });
    return *command;
}

}  // namespace quorate::server
