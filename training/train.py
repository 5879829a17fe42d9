"""Training: `python -m training.train STAGE --data DIR --out DIR [--from FILE] [--without SET ...]`.

STAGE is a file of `training/stages/` without its ending: the sets, how often each is read, the rates. The same command
with the same data, seed and threads gives the same weights. A run that was stopped leaves OUT/NAME.part, the weights of
its last two minutes, which `--from` takes. Checkpoints lie in OUT, never in the tree.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import torch
import yaml

from training.examples import Example, batches
from training.network import Network, losses
from training.sets import SETS, own

__all__ = ["main"]

WEIGHTS = {"tags": 1.0, "kinds": 0.5, "factual": 0.5, "events": 4.0, "pointers": 1.0, "stance": 0.5, "reality": 0.5}
WEIGHTS |= {"hedged": 0.3, "scope": 0.3, "klass": 0.5}
SAVE_EVERY = 120.0  # seconds


def main(arguments: list[str] | None = None) -> int:
    """Train, print the losses as JSON lines on stderr, leave OUT/STAGE.pt."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__.split("\n")[0])
    parser.add_argument("stage")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the unpacked public sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--from", dest="start", type=Path, help="weights to begin with; else the published encoder")
    parser.add_argument("--align", type=Path, help="weights that help to find the event words of the corpus")
    parser.add_argument("--without", action="append", default=[], metavar="SET", help="leave a set out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", help="the name of the result, for the stage's")
    parser.add_argument("--passes", type=float, help="passes over the data, for the stage's")
    options = parser.parse_args(arguments)
    stage = yaml.safe_load((Path(__file__).parent / "stages" / f"{options.stage}.yaml").read_text("utf-8"))
    if options.passes:
        stage["passes"] = options.passes
    torch.set_num_threads(2)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    aligner = None
    if options.align:
        aligner = Network(0.0)
        aligner.load_state_dict(torch.load(options.align, weights_only=True))
    sets = {
        name: (own(aligner) if name == "corpus" else SETS[name](options.data, chance), float(times))
        for name, times in stage["sets"].items()
        if name not in options.without
    }
    for name, (examples, _) in sets.items():
        digest = hashlib.sha256(b"".join(held.windowed.ids.tobytes() for held in examples)).hexdigest()
        print(json.dumps({"set": name, "windows": len(examples), "sha256": digest}), file=sys.stderr, flush=True)
    network = Network(stage.get("dropout", 0.1))
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True), strict=False)
    else:
        network.encoder.load_published()
    train(network, sets, stage, chance, options.out / f"{options.name or options.stage}.pt")
    return 0


def _mixed(sets: dict[str, tuple[list[Example], float]], chance: random.Random, pieces: int) -> list[Any]:
    """One pass: the batches of all sets, each as often as the stage says, in random order."""
    found: list[Any] = []
    for examples, times in sets.values():
        whole, rest = int(times), times - int(times)
        for turn in range(whole + (rest > 0)):
            held = examples if turn < whole else chance.sample(examples, int(len(examples) * rest))
            found += batches(held, chance, pieces)
    chance.shuffle(found)
    return found


def train(
    network: Network,
    sets: dict[str, tuple[list[Example], float]],
    stage: dict[str, Any],
    chance: random.Random,
    out: Path,
) -> None:
    """Trains the network in place; writes checkpoints beside `out`, and `out` at the end."""
    slow, fast = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            published = name.startswith("encoder.") and not name.startswith("encoder.features")
            (slow if published else fast).append(parameter)
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": stage["rate"]}, {"params": fast, "lr": stage["head_rate"]}], weight_decay=0.01
    )
    steps = max(1, int(len(_mixed(sets, random.Random(0), stage["batch"])) * stage["passes"]))
    warm = max(1, int(steps * 0.06))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.02, 1 - step / steps)
    )
    averaged = {name: value.detach().clone() for name, value in network.state_dict().items()}
    decay = 1 - 1 / max(10, steps * 0.06)
    done, saved, begun, told = 0, time.monotonic(), time.monotonic(), defaultdict(list)
    network.train()
    while done < steps:
        for batch in _mixed(sets, chance, stage["batch"]):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = losses(network, batch)
            if not found:
                continue  # windows without any label
            total = sum(WEIGHTS[name] * loss for name, loss in found.items())
            total.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            done += 1
            if done > steps * 0.5:
                with torch.no_grad():
                    for name, value in network.state_dict().items():
                        averaged[name].lerp_(value, 1 - decay) if done > steps * 0.5 + 1 else averaged[name].copy_(
                            value
                        )
            for name, loss in found.items():
                told[name].append(float(loss.detach()))
            if done % 50 == 0 or done == steps:
                means = {name: round(sum(v) / len(v), 4) for name, v in told.items()}
                line = {"step": done, "of": steps, "seconds": round(time.monotonic() - begun), **means}
                print(json.dumps(line), file=sys.stderr, flush=True)
                told.clear()
            if time.monotonic() - saved > SAVE_EVERY:
                torch.save(averaged if done > steps * 0.5 + 20 else network.state_dict(), out.with_suffix(".part"))
                saved = time.monotonic()
            if done >= steps:
                break
    network.load_state_dict(averaged)
    torch.save(network.state_dict(), out)


if __name__ == "__main__":
    sys.exit(main())
