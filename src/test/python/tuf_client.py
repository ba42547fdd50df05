"""Downloads one target with python-tuf's own client; works with tuf 5 (no bootstrap) and 7 (bootstrap is asked for).

The metadata folder is the client's memory: run twice on the same one to see a rollback refused.
"""
import argparse
import inspect
import pathlib
import shutil
import sys

from tuf.api.exceptions import DownloadError, RepositoryError
from tuf.ngclient import Updater


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--metadata-url", required=True)
    parser.add_argument("--targets-url", required=True)
    parser.add_argument("--root", required=True, type=pathlib.Path, help="the root metadata to trust at first")
    parser.add_argument("--target", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path, help="folder for the client's memory and the target")
    return parser.parse_args()


def updater(args):
    memory = args.out / "metadata"
    files = args.out / "targets"
    memory.mkdir(parents=True, exist_ok=True)
    files.mkdir(parents=True, exist_ok=True)
    if "bootstrap" in inspect.signature(Updater.__init__).parameters:
        extra = {"bootstrap": args.root.read_bytes()}
    else:
        extra = {}
        if not (memory / "root.json").exists():
            shutil.copy(args.root, memory / "root.json")
    return Updater(str(memory), args.metadata_url, target_dir=str(files), target_base_url=args.targets_url, **extra)


def main():
    args = arguments()
    try:
        client = updater(args)
        client.refresh()
        info = client.get_targetinfo(args.target)
        if info is None:
            print("REFUSED NoSuchTarget")
            return 1
        print("OK", client.download_target(info))
        return 0
    except (RepositoryError, DownloadError) as refusal:
        print("REFUSED", type(refusal).__name__, refusal)
        return 1


if __name__ == "__main__":
    sys.exit(main())
